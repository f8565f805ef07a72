# The answer, wherever it is read
answer-lead-answered = { $speeches ->
    [1] 原文如下：
   *[other] { $speeches }篇讲话中的原文如下：
}
answer-lead-related = 讲话中没有直接回答这一问题的内容，以下段落较为接近：
answer-refused-off-topic = 我只依据安全工作讲话作答，其中没有找到与此有关的内容。您可以这样问：“{ $example }”
answer-refused-no-question = 没有看出要问的问题。请就安全工作讲话提问，例如：“{ $example }”
answer-refused-order = 我只引用讲话原文，无法执行这一要求。请问讲话中的内容，例如：“{ $example }”
answer-greeting = 您好。想了解安全工作讲话怎么说，请直接提问，例如：“{ $example }”
answer-thanks = 不客气，有问题请随时再问。
answer-rendering-mark = 英文为机器草译，以中文原文为准

# Example questions
example-1 = 重点行业领域有哪些？
example-2 = 王三运讲的五大任务是哪五个？
example-3 = 企业自身要承担哪些安全责任？

# The local page
web-title = 言据：安全工作讲话原文问答
web-name = 言据
web-tagline = 安全工作讲话原文问答
web-skip = 转到提问
web-language = 语言
web-welcome = 查询讲话原文
web-welcome-promise = 每条回答均逐字引用原文，并注明所出讲话和章节；讲话中没有的内容，会如实告知。
web-examples = 可以这样问
web-conversation = 问答记录
web-question = 您的问题
web-placeholder = 请就安全工作讲话提问
web-send = 提问
web-note = 按回车键发送，Shift + 回车换行。
web-clear = 清空对话
web-noscript = 本页需要启用 JavaScript 才能提问，请在浏览器中允许本地址运行脚本。
web-you = 您问
web-pending = 正在查找讲话原文……
web-status-answered = 原文回答
web-status-related = 仅为相近内容
web-status-refused = 未作回答
web-quote = 引文
web-source = 出处：
web-copy = 复制引文及出处
web-copied = 已复制
web-copy-failed = 未能复制，请手动选取文字
web-error-empty = 请先输入问题。
web-error-too-long = 问题超过{ NUMBER($limit, useGrouping: 0) }字，请缩短后重新提问。
web-error-too-large = 一次提交的内容过多，请每次只提一个问题。
web-error-malformed = 未能读取问题，请刷新页面后重新提问。
web-error-loading = 讲话正在载入，请稍后再问。
web-error-failed = 处理时出现故障，未能作答，请重新提问。
web-error-unreachable = 无法连接服务，请确认服务已经启动，然后重新提问。
web-error-host = 不能通过此地址打开本页。请使用 http://127.0.0.1 加服务启动时给出的端口，或将 HOST 设为您所用的主机名。
web-error-origin = 不接受来自其他网站的请求。

# Telegram: greeting, help, hints
telegram-start =
    我从安全工作讲话中查找原文，逐字引用，并注明出自哪篇讲话、哪一部分。

    请直接用中文或英文提问，也可以点按下面的例子：
telegram-help =
    怎样提问
    • 用中文（简体、繁体均可）或英文直接提问，不超过{ $limit }个字符。
    • 写明讲话人、地方或者主题，可以缩小范围。

    怎样看答复
    • 引文均为原文，一字不改；折叠的引文点按即可展开，下面一行注明讲话和所在部分。
    • 出现⚠️，表示没有直接回答问题的内容，所列段落仅较为接近。
    • 讲话中没有的内容，会如实告知。

    可以点按的例子：
telegram-command-start = 功能介绍和提问示例
telegram-command-help = 怎样提问、怎样看答复
telegram-description = 想了解安全工作讲话怎么说，请直接提问。答复逐字引用原文，并注明出自哪篇讲话、哪一部分。
telegram-short-description = 逐字引用安全工作讲话原文，注明出处
telegram-hint-not-text = 我只能阅读文字。请用文字提问，例如：“{ $example }”
telegram-hint-empty = 这条消息中没有可读的文字。请用文字提问，例如：“{ $example }”
telegram-hint-too-long = 这条消息有{ $length }个字符，超过了{ $limit }个字符的上限。请只发送问题本身。
telegram-hint-unknown-command = 没有这个命令。请发送 /help 查看用法，或者直接提问，例如：“{ $example }”
telegram-unknown-button = 这个按钮已失效，请直接用文字提问。
telegram-stranger = 本机器人仅限受邀人员使用。如需开通，请将此号码告知管理员：{ $id }
telegram-failed = 系统出现故障，未能答复您的问题。请稍后再问一次。
