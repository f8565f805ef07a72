# The answer, wherever it is read
answer-lead-answered = { $speeches ->
    [1] 原文如下：
   *[other] { $speeches }篇讲话中的原文如下：
}
answer-lead-related = 讲话中没有直接回答这一问题的内容，以下段落较为接近：
answer-refused-off-topic = 我只依据安全工作讲话作答，其中没有找到与此有关的内容。您可以这样问：“{ $example }”
answer-refused-no-question = 没有看出要问的问题。请就安全工作讲话提问，例如：“{ $example }”
answer-refused-order = 我只引用讲话原文，无法执行这一要求。请问讲话中的内容，例如：“{ $example }”
answer-refused-unnamed = 您指的是哪一篇讲话？请说明讲话人或会议，我会列出其要点原文。
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
    • 点按 [1] 查看引文的上下文，点按👍或👎评价答复。
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

# Telegram: quotes in their context, speeches, search
telegram-button-copy = 📋 复制引文和出处
telegram-button-link = 🔗 复制链接
telegram-button-wrong = ❌ 引文有误
telegram-button-back-to-quote = ↩ 回到引文
telegram-button-outline = ☰ 提纲
telegram-button-speeches = ☰ 全部讲话
telegram-button-context = 查看上下文
telegram-page = 第{ $page }页，共{ $pages }页
telegram-quote-moved = 该文稿此后有过修订；引文本身未变，现位于此处：
telegram-quote-changed = 该讲话的文稿已经修订，其中不再有这段引文。请重新提问，或发送 /speeches 查看。
telegram-quote-gone = 该讲话已不在资料库中。发送 /speeches 可查看现有讲话。
telegram-speeches-lead = 共{ $count }篇讲话，点按序号查看提纲：
telegram-outline-lead = 点按序号，从该处读起：
telegram-outline-opening = （开头）
telegram-search-usage = 请在命令后写明要查找的内容，例如：/search { $example }
telegram-search-lead = 与检索内容最接近的{ $count }段原文，点按序号查看上下文：
telegram-search-nothing = 讲话中没有与此接近的内容。请换个说法，或者直接提问。

# Telegram: ratings, language, privacy
telegram-verdict-good = 谢谢，评价已记录。
telegram-verdict-bad = 谢谢，您的反馈已连同问题和引文一并记录，供管理员核查。
telegram-verdict-unknown = 这条答复已不再保存，无法评价。请重新提问。
telegram-verdict-good-name = 答复有用
telegram-verdict-bad-name = 答复欠佳
telegram-verdict-wrong-quote-name = 引文有误
telegram-lang-choose = 请选择界面语言。答复使用您提问时所用的语言。
telegram-lang-set = 界面语言已设为简体中文。答复使用您提问时所用的语言。
telegram-button-lang-auto = 跟随 Telegram 应用
telegram-privacy =
    保存的内容
    • 您的问题和相应答复，用于追问和评价，最长保存{ $days }天。
    • 您的评价，连同问题和引文，保存期限相同，供管理员查看。
    • 您选择的语言，以及您是否可以使用本机器人。

    不保存的内容
    • 群组中不是发给我的消息，一律不保存。
    • 日志中不记录您的问题。

    发送 /forget 可立即删除您的问题、相应答复和评价。
telegram-forget-ask = 确定删除您的全部问题、相应答复和评价吗？删除后无法恢复。本聊天中的消息仍会保留，可在 Telegram 中自行删除。
telegram-button-forget = 全部删除
telegram-button-cancel = 取消
telegram-forget-kept = 未删除任何内容。
telegram-forget-done = 已彻底删除{ $turns }个问题及其答复、{ $feedback }条评价。

# Telegram: inline cards, too much at once
telegram-inline-hint = 请输入与讲话有关的问题
telegram-inline-nothing = 没有找到，请到聊天中提问
telegram-inline-stranger = 仅限受邀人员，点此申请
telegram-flood = 您提问过于频繁，请稍等一分钟。其间发送的消息不会得到答复。
telegram-busy = 当前提问人数过多，您的消息未能受理，请一分钟后再试。

# Telegram: requests to join
telegram-stranger-asked = 本机器人仅限受邀人员使用。您的申请已转交管理员，结果会在此通知。您的号码：{ $id }
telegram-stranger-denied = 管理员未批准您使用本机器人。如有疑问，请直接与管理员联系。
telegram-request = { $name }申请使用本机器人。Telegram 号码：{ $id }
telegram-request-allowed = ✅ 已由{ $by }批准
telegram-request-denied = 🚫 已由{ $by }拒绝
telegram-request-granted = 您现在可以使用本机器人了。请直接提问，或发送 /start 查看示例。
telegram-request-unknown = 此人的申请已不存在。
telegram-button-allow = ✅ 批准
telegram-button-deny = 🚫 拒绝
telegram-button-withdraw = 🚫 撤销批准

# Telegram: for administrators
telegram-stats-week = 最近{ $days }天
telegram-stats-all = 累计
telegram-stats-block =
    { $users }人提问{ $turns }次
    已答复{ $answered }次，仅有相近段落{ $related }次，未予答复{ $refused }次
    简体中文{ $hans }次，繁体中文{ $hant }次，英文{ $en }次
    评价：👍 { $good }，👎 { $bad }，❌ { $wrong }
telegram-stats-rest =
    待处理的使用申请：{ $pending }
    启动以来因对方屏蔽本机器人而未送达的消息：{ $dropped }
telegram-status-answered = 已答复
telegram-status-related = 仅有相近段落
telegram-status-refused = 未予答复
telegram-status-unknown = 答复已不再保存
telegram-feedback-none = 没有更多评价。
telegram-button-older = 更早 ›
telegram-button-export = 全部导出
telegram-reindex-started = 正在重新读取讲话。其间仍以现有索引答复提问。
telegram-reindex-progress = 正在重新读取讲话：{ $percent }%
telegram-reindex-done = 已完成。索引现有讲话{ $speeches }篇、段落{ $passages }个。
telegram-reindex-unchanged = 内容没有变化。索引现有讲话{ $speeches }篇、段落{ $passages }个。
telegram-reindex-failed = 未能重新读取讲话，继续使用现有索引。{ $reason }
telegram-reindex-see-log = 原因见日志。
telegram-reindex-running = 正在重新读取讲话，请等待完成。
telegram-command-speeches = 浏览各篇讲话及其提纲
telegram-command-search = 只检索原文段落，不作答复
telegram-command-lang = 选择界面语言
telegram-command-privacy = 保存哪些内容、保存多久
telegram-command-forget = 删除我的问题和评价
telegram-command-stats = 提问和评价情况
telegram-command-feedback = 查看和导出评价
telegram-command-reindex = 重新读取讲话
