# The answer, wherever it is read
answer-lead-answered = { $documents ->
    [1] 原文如下：
   *[other] { $documents }份文件中的原文如下：
}
answer-lead-related = 文件中没有直接回答这一问题的内容，以下段落较为接近：
answer-while-reading = 另有文件正在读取，读完后可以再问一次。
answer-taken-out = 原文此处写的就是“{ $letters }”，文件没有给出具体内容。
answer-rendering-note = 英文为机器草译，以中文原文为准。
source-page = ，第 { $page } 页
answer-also = 同样的话另见：{ $titles }

# References, where a quote is taken along
reference-others = 等
reference-page = 第 { $page } 页

# Replies about the documents and the bot
about-example = 责任由谁承担
about-example-question = 对{ $topic }有什么要求？
about-topics = 文件中有以下内容，可以问：

about-greeting = 您好。我在文件中查找原文，逐字引用并注明出处。请直接提问，例如：“{ $example }”
about-thanks = 不客气。
about-bye = 再见。
about-ok = 好的，有问题请随时问。
about-abuse = 答复若不合用，请换个说法，我再查一次。
about-no-question = 没有看出要问的问题。请就文件内容提问，例如：“{ $example }”
about-foreign = 我只懂中文和英文，请用其中一种提问。You can also ask in English.
about-too-long = 这条消息有{ NUMBER($length, useGrouping: 0) }个字符，超过了{ NUMBER($limit, useGrouping: 0) }个字符的上限。请只发送问题本身。

about-complaint-wrong = 上一条没有答到您问的内容。
about-complaint-mistaken = 引文一律取自原文，归属和数字请以文件为准；如确有差错，请点“引文有误”告知管理员。
about-complaint-repeated = 刚才的内容重复了。
about-complaint-long = 上一条太长了。问得越具体，引文越短。
about-complaint-incomplete = 上一条可能不全。
about-complaint-unclear = 我只引用原文，不作解释。
about-complaint-english = 英文是机器草译，仅供参考，以中文原文为准。
about-complaint-next = 其次接近的原文如下：
about-complaint-rephrase = 请换个说法，写明人物、时间或事项，我再查一次，例如：“{ $example }”

about-which = 您指的是哪一份文件？
about-nothing-all = 文件中没有找到直接的说明。
about-nothing-all-missing = 文件中没有提到“{ $missing }”。
about-nothing-named = { $where }中没有找到直接的说明。
about-nothing-named-missing = { $where }没有提到“{ $missing }”。
about-nothing-none = 可以换个说法再问。
about-nothing-near = 以下内容最为接近，请据原文判断：
about-nothing-others = 其他文件中的有关内容如下：

about-declined-order = 这件事我做不了。我只查找并逐字引用文件原文，例如可以问：“{ $example }”
about-declined-write = 我不代拟、不改写文稿，但可以找出供您引用的原文。请说明主题。
about-declined-translate = 我不做翻译。用英文提问时，引文若有英文草译会一并附上，仅供参考。
about-declined-calculate = 我不做计算。文件中写明的数字可以问我，我引用原文。
about-declined-invent = 我不编造引文，也不改动原话，只引用文件中确有的内容。请说明主题或讲话人，我来查找。
about-declined-opinion = 我不作评价，只引用文件原文。可以问文件就某一问题是怎样说的。
about-declined-politics = 我不发表政治方面的看法，只引用文件原文。
about-declined-person = 我不掌握文件以外的个人情况，也不作推测。
about-declined-predict = 我不作预测。文件中提出的目标和安排可以问我，我引用原文。
about-declined-roleplay = 我不扮演角色，只查找并引用文件原文，例如可以问：“{ $example }”
about-declined-instructions = 内部设置不能查看，也不能更改。我只查找并引用文件原文。
about-declined-act = 我不能代办事务，也不制作表格、图片等文件，只查找并引用文件原文。
about-declined-amuse = 我不讲笑话、不写诗，只查找并引用文件原文。
about-declined-moment = 时间、天气、新闻等即时信息我无法得知，我只查找文件内容。
about-declined-advice = 这是文件以外的问题；涉及医疗、法律、理财的，请咨询专业人员。
about-declined-world = 文件中没有这方面的内容，我只依据文件作答。

about-help-general = 我在文件中查找原文，逐字引用并注明出处。请用中文或英文直接提问，例如：“{ $example }”。在 Telegram 中发送 /help 可查看用法。
about-help-what = 我在收录的文件中查找回答您问题的原文，逐字引用，并注明出自哪份文件、哪一部分。也可以列出要点、比较几份文件、核对一句话是否为原文。例如可以问：“{ $example }”
about-help-use = 直接用一句话提问即可，写明人物、地方或主题会更准确，例如：“{ $example }”。也可以发来一句话，问是否出自文件；或者问有哪些文件。
about-help-languages = 可以用中文（简体、繁体）或英文提问，用哪种语言问就用哪种语言答。引文保持原文；用英文提问时，引文若有英文草译会一并附上。界面语言用 /lang 设定。
about-help-official = 这是查找工具，不是官方答复，也不代表任何单位，没有法律效力。引文取自所收录的文件，正式使用前请与正式文本核对。
about-help-source = 所引内容全部出自管理员收录的文件，原样保存。问“有哪些文件”可以看到清单；文件没有写明的来源，我不作补充。
about-help-verbatim = 引文一字不改，逐字取自文件，只在显示时去掉网页遗留的杂乱字符，并注明文件和所在部分。可以复制使用，引用时请连同出处一并注明。
about-help-english = 英文不是官方译文，是机器草译，只供理解大意。引用请以中文原文为准。
about-help-accuracy = 引文不会编造，每一条都与原文逐字核对；但可能有遗漏或不够贴切，使用前请看上下文。文件中没有的内容，我会说明没有。
about-help-privacy = 在 Telegram 中，问答保存一段时间，用于追问和评价；您评价过的问答，管理员可以看到。期限见 /privacy，随时可用 /forget 全部删除。请勿发送涉密内容。
about-help-commands = 在 Telegram 中可用：/help 用法，/speeches 全部文件和提纲，/search 只检索段落，/check 核对一句话，/lang 界面语言，/privacy 保存哪些内容，/forget 删除我的记录。
about-help-groups = 可以加入群组。在群里请 @ 我或者回复我的消息来提问，其他消息我不处理、也不保存。
about-help-media = 我只能阅读文字，不能听语音、看图片或打开附件，也不发图片。请用文字提问。
about-help-upload = 文件由管理员收录，在这里发来的文件我不能读取。需要增加文件，请与管理员联系。
about-help-maker = 我是名为“言据”的开源程序，不是真人，也没有人工在后台答复，由管理员运行。
about-help-technology = 我用本机上的小型模型查找段落，判断它是否回答了问题，然后从原文中逐字截取，不靠模型编写答案。查找和引用不需要联网，可以部署在内网。
about-help-limits = 每条消息不超过1000个字符，一次可以问几个问题，我逐一作答。提问次数没有总数限制，过于频繁时请稍候。
about-help-signs = [1] 是引文编号，点按可看上下文；加粗的是直接回答问题的文字；引文上面是文件，下面是所在部分；⚠️ 表示没有直接的回答，所列内容只是接近。
about-help-contact = 请联系开通本机器人的管理员。引文有误可点引文下的“引文有误”，会直接转给管理员；没有权限的人给我发消息即可提出申请。

about-catalogue-empty = 目前还没有收录文件，请管理员先行添加。
about-count = 共收录{ $count }份文件（{ $kinds }）：
about-count-kind = { $kind ->
    [speech] 讲话{ $count }篇
    [report] 报道{ $count }篇
    [given-report] 报告{ $count }份
    [law] 法律{ $count }部
    [regulation] 法规、规章{ $count }部
    [rules] 制度、规范{ $count }份
    [notice] 通知、公文{ $count }份
    [plan] 方案、计划{ $count }份
    [minutes] 会议纪要{ $count }份
    [qa] 问答{ $count }份
   *[other] 其他文件{ $count }份
}
about-kind = { $kind ->
    [speech] 讲话
    [report] 报道
    [given-report] 报告
    [law] 法律
    [regulation] 法规、规章
    [rules] 制度、规范
    [notice] 通知、公文
    [plan] 方案、计划
    [minutes] 会议纪要
    [qa] 问答
   *[other] 文件
}
about-level = { $level ->
    [national] 国家级
    [town] 乡镇级
    [enterprise] 企业
    [province] 省级
    [city] 市级
    [district] 区级
    [county] 县级
   *[other] { $level }
}
about-entry = { $title }——{ $fields }
about-entry-undated = 未注明日期
about-entry-incomplete = 不完整（{ $what }）
about-pair = { $value }——{ $title }
about-value = { $value }。
about-length = 约{ NUMBER($length, useGrouping: 0) }字
about-speaker = { $name }（{ $post }）
about-no-year = { $date }（未注明年份）
about-unknown = 未注明
about-rest = 另有{ $rest }份未列出。
about-named = 有{ $count }份：
about-absent = 没有收录与“{ $absent }”对应的文件。
about-no-date = 文中没有注明日期。
about-no-speaker = 文中没有写明是谁讲的、谁写的。
about-no-place = 文中没有写明地点。
about-no-missing = 目录中没有注明有缺失。
about-none-missing = 目录中没有注明有缺失的文件。
about-each-date = 各文件的日期：
about-each-speaker = 各文件的讲话人或作者：
about-each-place = 各文件的地点：
about-each-longest = 各文件的篇幅：
about-each-missing = 以下文件不完整：
about-newest = 注明年份的文件中，最新的是{ $title }（{ $date }）。
about-oldest = 注明年份的文件中，最早的是{ $title }（{ $date }）。
about-undated = 另有{ $undated }份未注明年份，无法比较先后。
about-no-years = 各文件都没有注明年份，无法比较先后：
about-longest = 最长的是{ $title }，约{ NUMBER($length, useGrouping: 0) }字。
about-shortest = 最短的是{ $title }，约{ NUMBER($length, useGrouping: 0) }字。
about-open-which = 请说明是哪一份，例如“第2份”：
about-all-source = 文件由管理员收录，原样保存；除文件自身写明的以外，没有另外记载来源。现有{ $count }份：
about-all-growing = 文件由管理员增补，何时增加我不掌握。现有{ $count }份：
about-all-unstated = 目录中没有记载这一项。现有{ $count }份：
about-all-holds = 目前收录的只有以下{ $count }份。想知道哪份提到某个词，可以问“哪份文件提到……”。
about-one-source = 文件由管理员收录，原样保存；除以下所列，没有另外记载来源。
about-one-unstated = 目录中没有记载这一项，目前记载的有：
about-one = { $entry }；约{ NUMBER($length, useGrouping: 0) }字；文件名：{ $file }
about-one-fulltext = { $entry }
    全文约{ NUMBER($length, useGrouping: 0) }字，文件名：{ $file }。在 Telegram 中发送 /speeches，可逐页阅读全文。
about-headings = 各部分：

# A filter of the catalogue
about-no-number = 文中没有写明文号。
about-each-number = 各文件的文号：
filter-met = 筛选条件：{ $filter }。符合的有{ $count }份：
filter-none = 筛选条件：{ $filter }。没有符合的文件。
filter-lacking = 没有符合“{ $words }”的文件。
filter-beside = 其余条件：{ $filter }，符合的有{ $count }份；可以只按这些条件再问。
filter-apart = 单独来看：{ $counts }。
filter-count = { $filter }，{ $count }份
filter-or = 或
filter-since = { $from }及以后
filter-until = { $to }及以前
filter-between = { $from }至{ $to }
filter-unknown = 目录各项（标题、日期、文号、机关、人物、地点、级别、种类）中没有“{ $words }”，未按此筛选。想知道哪份文件提到它，可以问“哪份文件提到{ $words }”。
filter-relative = “{ $words }”要看当天的日期，未按此筛选；请写明年份。
filter-has-date = 目录中注明的年份：{ $has }。
filter-undated = 另有{ $undated }份没有注明年份。
filter-has-kind = 目录中有：{ $has }。
filter-has-level = 目录中的级别：{ $has }。
filter-has-number = 目录中的文号：{ $has }。

# A sentence held against the documents
article-law-not-held = 资料库中没有《{ $law }》这份文件，所以查不到{ $article }。
check-verbatim = ✓ 逐字相符。这句话见于{ $source }：
check-rendering = ✓ 这是{ $source }中一句话的英文译文（机器草译），以中文原文为准：
check-row = ≈ 这是{ $source }中表格的一行，原文没有这样一句话。各栏内容如下（【】内是栏目名，“|”是分栏）：
check-differs = ≈ 有出入，与{ $source }的原文并非逐字相符：
check-differs-rendering = ≈ 您核对的是英文，只能与机器草译的英文对照，有出入；以下列中文原文为准，见{ $source }：
check-weight = { $weight ->
    [number] 数量或时间不同：
    [duty] 要求不同：
   *[words] { "" }
}
check-changed = • { check-weight }您写的是“{ $claimed }”，原文是“{ $source }”。
check-added = • { check-weight }多了“{ $claimed }”，原文没有。
check-added-in = • { check-weight }“{ $around }”中，“{ $claimed }”是多出的，原文没有。
check-omitted = • { check-weight }漏了原文的“{ $source }”。
check-omitted-in = • { check-weight }漏了“{ $source }”，原文是“{ $around }”。
check-parts = ≈ 共{ $count }句，逐句核对如下：
check-parts-apart = ≈ { $count }句各自逐字相符，但在原文中并不相连：
check-part-verbatim = ✓ “{ $said }”——逐字相符，见{ $source }。
check-part-rendering = ✓ “{ $said }”——{ $source }的英文译文（机器草译），以中文原文为准。
check-part-differs = ≈ “{ $said }”——与{ $source }有出入：
check-part-row = ≈ “{ $said }”——是{ $source }中表格的一行，不是一句话：
check-part-absent = ✗ “{ $said }”——文件中没有这句话。
check-part-absent-near = ✗ “{ $said }”——文件中没有这句话，最接近的也列在下面。
check-attribution-alone = ≈ 文字相符，但出处有误：这句话出自{ $source }，不是您所说的人或文件中的话。
check-more = • 另有{ $count }处出入。
check-absent = ✗ 文件中没有这句话，也没有相近的内容。
check-absent-partly = ✗ 文件中没有这样一整句话，逐个分句核对如下：
check-absent-near = ✗ 文件中没有这句话。最接近的内容如下，意思未必相同：
check-attribution-right = 出处无误。
check-attribution-wrong = 出处有误：这句话出自{ $source }，不是您所说的人或文件中的话。
check-source = 《{ $title }》
check-source-speaker = 《{ $title }》（{ $speaker }）

# Which documents have a term
mention-found = { $all }份文件中有{ $count }份提到“{ $term }”：
mention-item = • 《{ $title }》：{ $count }次
mention-silent = 未提到的：{ $titles }
mention-silent-more = 未提到的：{ $titles }等，另有{ $count }份
mention-none = { $all ->
    [1] 该文件没有提到“{ $term }”。
   *[other] { $all }份文件均未提到“{ $term }”。
}
mention-near = 意思最接近的原文如下：
mention-more = • 另有{ $count }份文件

# Acting on the last answer, and comparisons
navigate-more = 还有以下内容：
navigate-full = 完整原文如下：
navigate-context = 前后文如下：
navigate-shorter = 最直接的一句：
navigate-who = 这句话出自{ $name }：
navigate-who-unknown = 文中没有写明这句话是谁说的：
navigate-no-such = 上一条答复只有{ $count }段引文，没有您指的那一段。请改说其中的一段，或者直接提问。
navigate-nothing-before = 前面没有可以接着看的引文，请直接提问。
navigate-nothing = 没有更多内容了，可以换个说法再问。
list-lead = { $count ->
    [1] 原文在一句中列出：
   *[other] 共{ $count }项：
}
list-fewer = 原文说是{ $announced }项，逐条列出的只有以上{ $count }项。
section-longer = 这一部分较长，只引用到这里；其余请打开文件阅读（在 Telegram 中发送 /speeches）。
silent-on-it = 没有找到直接说明的：{ $names }

# Example questions
example-1 = 重点行业领域有哪些？
example-2 = 王三运讲的五大任务是哪五个？
example-3 = 企业自身要承担哪些安全责任？

# The local page
web-title = 言据：文件原文问答
web-name = 言据
web-tagline = 文件原文问答
web-skip = 转到提问
web-language = 语言
web-welcome = 查询文件原文
web-welcome-promise = 每条回答均逐字引用原文，并注明所出文件和章节；文件中没有的内容，会如实告知。
web-welcome-kept = 提问和评价在运行本程序的机器上保存一段时间；管理员可以看到评价，未能答复的问题只显示节略文字，不显示提问人。
web-examples = 可以这样问
web-conversation = 问答记录
web-question = 您的问题
web-placeholder = 请就文件提问
web-send = 提问
web-note = 按回车键发送，Shift + 回车换行。
web-clear = 清空对话
web-noscript = 本页需要启用 JavaScript 才能提问，请在浏览器中允许本地址运行脚本。
web-you = 您问
web-pending = 正在查找文件原文……
web-status-answered = 原文回答
web-status-related = 仅为相近内容
web-status-refused = 未作回答
web-quote = 引文
web-copy = 复制引文及出处
web-copied = 已复制
web-copy-failed = 未能复制，请手动选取文字
web-error-empty = 请先输入问题。
web-error-too-long = 问题超过{ NUMBER($limit, useGrouping: 0) }字，请缩短后重新提问。
web-error-too-large = 一次提交的内容过多，请每次只提一个问题。
web-error-malformed = 未能读取问题，请刷新页面后重新提问。
web-error-loading = 文件正在载入，请稍后再问。
web-error-failed = 处理时出现故障，未能作答，请重新提问。
web-error-unreachable = 无法连接服务，请确认服务已经启动，然后重新提问。
web-error-host = 不能通过此地址打开本页。请使用 http://127.0.0.1 加服务启动时给出的端口，或将 HOST 设为您所用的主机名。
web-error-origin = 不接受来自其他网站的请求。

# The page: reader, documents, search, check, login
web-views = 资料
web-documents = 文件
web-search = 检索
web-check = 核对引文
web-back = 返回
web-close = 关闭
web-loading = 正在载入……
web-preparing = 正在为文件编制索引，首次启动需要片刻。
web-prepared = 索引已编制完成，可以提问。
web-progress = 编制索引的进度
web-far = 已完成{ $percent }%。
web-far-seconds = 已完成{ $percent }%，每秒{ $rate }段，约剩{ $time }秒。
web-far-minutes = 已完成{ $percent }%，每秒{ $rate }段，约剩{ $time }分钟。
web-waiting = 索引编制完成后即作答，请勿关闭本页。
web-cleared = 对话已清空。
web-undo = 撤销
web-undone = 对话已恢复。
web-open = 查看原文
web-word = Word 文件
web-rate = 评价这条答复
web-rate-good = 答复有用
web-rate-bad = 答复欠佳
web-reader = 文件
web-outline = 提纲
web-marked = 引文已在原文中标出。
web-copy-link = 复制此处链接
web-link-copied = 链接已复制
web-link-failed = 未能复制链接
web-pages = 翻页
web-page-previous = 上一页
web-page-next = 下一页
web-more = 显示更多
web-documents-lead = 共{ $count }份文件
web-search-all = 在全部文件中检索
web-search-here = 在本文件中检索
web-search-send = 检索
web-search-hits = 共{ $count }处，点按可跳转：
web-search-hits-all = { $documents }份文件中共{ $count }处
web-search-none = 没有同时包含这些词语的内容
web-search-near = 含义相近的段落
web-search-usage = 请输入要检索的词语，不超过{ NUMBER($limit, useGrouping: 0) }字。
web-check-label = 粘贴要核对的句子
web-check-send = 核对
web-quote-moved = 该文件此后有过修订；引文未变，现位于此处。
web-quote-changed = 该文件已经修订，其中不再有这段引文。以下为现行文本。
web-quote-gone = 该文件已不在资料库中。
web-add = 添加文件
web-file = 选择要添加的文件
web-file-hint = 支持 txt、md、html、docx、pdf 格式，不超过 20 MB。读取结果经您确认后才会添加。
web-add-it = 确认添加
web-replace-it = 作为新版本替换
web-leave-out = 不添加
web-correct = 更正文件信息
web-save = 保存
web-desk-admins = 只有管理员可以添加文件。
web-desk-again = 文件已不在此处，请重新选择。
web-error-busy = 同时提问的人较多，请稍候。
web-login-title = 登录
web-login-bot = 在与机器人的私聊中发送 /login，即可获得一次性登录链接。
web-login-token = 访问口令
web-login-send = 登录
web-login-link = 您将通过机器人给出的链接登录。该链接只能使用一次。
web-login-open = 登录
web-login-wrong = 口令不正确，请核对后重新输入。
web-login-many = 输错次数过多，请十分钟后再试。
web-login-link-used = 该链接已使用或已过期，请向机器人重新索取。
web-login-needed = 请先登录。
web-logout = 退出登录

# Telegram: greeting, help, hints
telegram-start =
    我从文件中查找原文，逐字引用，并注明出自哪份文件、哪一部分。

    请直接用中文或英文提问，也可以点按下面的例子：
telegram-help =
    怎样提问
    • 用中文（简体、繁体均可）或英文直接提问，不超过{ $limit }个字符。
    • 写明讲话人、地方或者主题，可以缩小范围。
    • 转发或粘贴一句话，或者发送 /check 加上这句话，即可逐字核对是否出自文件。
    • /speeches 按提纲或讲话人逐页阅读文件；/search 查找词语的出处，🔍 只在一份文件中查找。
    • 在群组中，请提及我或者用 /ask 提问；回复他人的消息并且只提及我，即就那条消息答复。

    怎样看答复
    • 引文均为原文，一字不改；折叠的引文点按即可展开，上面一行是文件，下面一行是所在部分。
    • 点按 [1] 查看引文的上下文，点按👍或👎评价答复。
    • 点按 📋 复制全部引文和出处，点按 📄 生成 Word 文件，点按 ➕ 收入收集夹（/collection）。
    • 出现⚠️，表示没有直接回答问题的内容，所列段落仅较为接近。
    • 文件中没有的内容，会如实告知。
telegram-help-commands = 命令
telegram-help-admins = 管理员命令
telegram-help-examples = 可以点按的例子：
telegram-command-check = 逐字核对一句话是否出自文件
telegram-command-start = 功能介绍和提问示例
telegram-command-help = 怎样提问、怎样看答复
telegram-description = 想了解文件怎么说，请直接提问。答复逐字引用原文，并注明出自哪份文件、哪一部分。
telegram-short-description = 逐字引用文件原文，注明出处
telegram-hint-not-text = 我只能阅读文字。请用文字提问，例如：“{ $example }”
telegram-hint-empty = 这条消息中没有可读的文字。请用文字提问，例如：“{ $example }”
telegram-hint-unknown-command = 没有这个命令。请发送 /help 查看用法，或者直接提问，例如：“{ $example }”
telegram-act-more = 还有吗
telegram-act-english = 用英文显示
telegram-check-usage = 请发送 /check 加上要核对的句子，或用 /check 回复含有该句的消息。我会与文件原文逐字核对。
telegram-unknown-button = 这个按钮已失效，请直接用文字提问。
telegram-stranger = 本机器人仅限受邀人员使用。如需开通，请将此号码告知管理员：{ $id }
telegram-failed = 系统出现故障，未能答复您的问题。请稍后再问一次。

# Telegram: quotes in their context, speeches, search
telegram-button-more = 更多
telegram-button-english = English
telegram-button-copy = 📋 复制引文和出处
telegram-button-link = 🔗 复制链接
telegram-button-wrong = ❌ 引文有误
telegram-button-back-to-quote = ↩ 回到引文
telegram-button-outline = ☰ 提纲
telegram-button-speeches = ☰ 全部文件
telegram-button-context = 查看上下文
telegram-page = 第{ $page }页，共{ $pages }页
telegram-quote-moved = 该文稿此后有过修订；引文本身未变，现位于此处：
telegram-quote-changed = 该文件已经修订，其中不再有这段引文。请重新提问，或发送 /speeches 查看。
telegram-quote-gone = 该文件已不在资料库中。发送 /speeches 可查看现有文件。
telegram-speeches-lead = 共{ $count }份文件，点按序号查看提纲：
telegram-outline-lead = 点按序号，从该处读起：
telegram-outline-opening = （开头）
telegram-search-usage = 请在命令后写明要查找的内容，例如：/search { $example }
telegram-search-long = 查找的内容有{ $length }个字符，最多{ $limit }个。要核对长句，请直接问“原文是不是这样”。
telegram-search-lead = 共{ $count }处，见于{ $documents }份文件，点按序号查看上下文：
telegram-search-more = ……另见{ $count }份文件
telegram-search-all = 全部{ $count }处：{ $title }
telegram-search-near = 文件中没有同时含有这些词语之处。以下内容含义最为接近：
telegram-search-nothing = 文件中没有与此相符的内容，也没有接近的内容。请换个说法，或者直接提问。

# Telegram: pages, contents and search within a document
telegram-pages = 第{ $page }至{ $last }页，共{ $pages }页
telegram-button-search = 🔍 文内查找
telegram-button-speakers = 👤 按讲话人
telegram-button-headings = ☰ 按标题
telegram-outline-pages = 该文件没有标题。以下为各页开头，点按序号阅读：
telegram-outline-page = { $label } · 第{ $page }页
telegram-speakers-lead = 讲话人及其讲话位置，点按序号由此读起：
telegram-speakers-entry = { $name }：“{ $opening }”
telegram-search-ask = 🔍 要在该文件中查找什么？请回复本条消息：
telegram-search-inside-lead = 该文件中共{ $count }处，点按序号查看上下文：
telegram-search-inside-nothing = 该文件中没有这些词语。可在文内另查其他词语，或用 /search 在全部文件中查找。

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
    • 您收集的引文出自何处、答的是哪个问题，保存期限相同。
    • 您关注的内容（/following），直至您取消关注或屏蔽本机器人。
    • 您选择的语言，以及您是否可以使用本机器人。

    管理员可以看到的内容
    • 您的评价，如上所述。
    • 文件未能答复的问题和可能有误的答复：只显示节略文字，隐去长号码和网络地址，不显示提问人。

    不保存的内容
    • 群组中不是发给我的消息，一律不保存。
    • 日志中不记录您的问题。

    发送 /forget 可立即删除您的问题、相应答复、评价、收集的引文和关注的内容。
telegram-forget-ask = 确定删除您的全部问题、相应答复、评价、收集的引文和关注的内容吗？删除后无法恢复。本聊天中的消息仍会保留，可在 Telegram 中自行删除。
telegram-button-forget = 全部删除
telegram-button-cancel = 取消
telegram-forget-kept = 未删除任何内容。
telegram-forget-done = 已彻底删除{ $turns }个问题及其答复、{ $feedback }条评价、{ $collected }段收集的引文、{ $follows }项关注。备份中的副本随备份到期删除。

# Telegram: taking quotes along
export-rendering-mark = 英文为机器草译，以中文原文为准
export-lost-changed = 《{ $document }》已经修订，其中{ $count }段引文与现行文本不再逐字相符，未收入。
export-lost-gone = 文件{ $document }已不在资料库中，其中{ $count }段引文未收入。
telegram-button-copy-all = 📋 复制全部
telegram-button-word = 📄 Word
telegram-button-collect = ➕ 收集
telegram-button-empty = 🗑 清空
telegram-answer-unknown = 这条答复已不再保存。请重新提问。
telegram-collected-added = 已收集{ $added }段引文，发送 /collection 查看。
telegram-collected-present = 收集夹中已有，发送 /collection 查看。
telegram-collected-full = 收集夹已满：收入{ $added }段，另有{ $surplus }段未能收入。可发送 /collection 导出或清空。
telegram-collection-none = 收集夹是空的。点按答复或引文下方的 ➕，即可收入引文，并在此一并复制或导出为 Word 文件。
telegram-collection-lead = 已收集{ $count }段引文，点按 ✖ 可移出：
collection-title = 引文汇集
collection-other = 其他引文
telegram-collection-ask = 确定清空收集夹中的{ $count }段引文吗？清空后无法恢复。
telegram-collection-foreign = 这是他人的收集夹。您的收集夹请发送 /collection 查看。
telegram-command-collection = 我收集的引文：复制、导出 Word

# Telegram: inline cards, too much at once
telegram-inline-hint = 请输入与文件有关的问题
telegram-inline-whole = 完整答复（{ $count }段引文）
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

# Telegram: login to the page
telegram-command-login = 登录网页（私聊中使用）
telegram-login = 点此链接登录网页。链接只能使用一次，十分钟内有效，请勿转发：
    { $link }
telegram-login-no-address = 网页尚无可用地址，请管理员设置 PUBLIC_URLS。

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
    启动以来因对方屏蔽本机器人或群组不允许发言而未送达的消息：{ $dropped }
telegram-status-answered = 已答复
telegram-status-related = 仅有相近段落
telegram-status-refused = 未予答复
telegram-status-unknown = 答复已不再保存
telegram-feedback-none = 没有更多评价。
telegram-button-older = 更早 ›
telegram-button-export = 全部导出
telegram-reindex-started = 正在重新读取文件。其间仍以现有索引答复提问。
telegram-reindex-progress = 正在重新读取文件：{ $percent }%{ $minutes ->
    [0] {""}
   *[other] ，约剩{ $minutes }分钟
}
telegram-reindex-done = 已完成。索引现有文件{ $speeches }份、段落{ $passages }个。
telegram-reindex-unchanged = 内容没有变化。索引现有文件{ $speeches }份、段落{ $passages }个。
telegram-reindex-failed = 未能重新读取文件，继续使用现有索引。{ $reason }
telegram-reindex-see-log = 原因见日志。
telegram-reindex-running = 正在重新读取文件，请等待完成。
telegram-command-speeches = 浏览各份文件及其提纲
telegram-command-search = 只检索原文段落，不作答复
telegram-command-lang = 选择界面语言
telegram-command-privacy = 保存哪些内容、保存多久
telegram-command-forget = 删除我的提问、评价、收集和关注
telegram-command-stats = 提问和评价情况
telegram-command-feedback = 查看和导出评价
telegram-command-reindex = 重新读取文件

field-title = 标题
field-title-en = 英文标题
field-kind = 种类
field-number = 文号
field-issuer = 发文机关
field-speaker = 讲话人
field-place = 地区
field-level = 层级
field-date = 日期
field-incomplete = 缺失

document-size = { $pages ->
    [0] { $passages }段
   *[other] { $pages }页，{ $passages }段
}
document-field = { $field }：{ $value }
document-outline = 提纲
telegram-document-add = ✅ 收录
telegram-document-replace = ♻️ 作为新版替换
telegram-document-drop = ✖️ 不收录
telegram-document-undo = ↩️ 撤销
document-missing = ⚠️ 文中没有读到{ $field }，收录后可以补充。
document-incomplete = ⚠️ 文本可能不完整：{ $what }。
document-one-line = ⚠️ 文中有一行长达{ $length }字，没有分段，引文只能按长度截取。
document-taken = ⚠️ 已有同名文件 { $file }，可以作为新版替换。
document-same = ⚠️ 与《{ $title }》内容相同；收录后，引文会同时注明两处。
document-alike = ⚠️ 与《{ $title }》有{ $percent }%相同；如果是它的新版，请选“替换”。
telegram-document-format = 没有收录 { $name }：可读的格式是 { $formats }。
telegram-document-large = 没有收录 { $name }：文件不能超过20 MB，请分成几份发送。
telegram-document-refused = 没有收录：{ $reason }
telegram-document-gone = 找不到原文件，请重新发送。
telegram-document-added = ✅ 已收录，可以提问了。
telegram-document-dropped = 没有收录这份文件。
telegram-document-undone = 已撤销《{ $title }》的收录。
telegram-document-noted = ✅ 已记下，索引随后更新。
telegram-document-ask = 请回复本条消息，写明{ $field }；回复 - 表示没有。
telegram-document-ask-date = 请回复本条消息，写明日期，例如 2024-04-09、2024-04 或 2024；回复 - 表示没有。
telegram-document-ask-kind = 请回复本条消息，写明种类：speech（讲话）、report（报道、报告）、law（法律）、regulation（条例、办法）、rules（制度、标准）、notice（通知）、minutes（纪要）、plan（方案、预案）、qa（问答）、document（其他）。

# Telegram: following a subject
telegram-command-follow = 关注主题、讲话人或文件种类，有新内容即获通知
telegram-command-following = 我关注的内容
telegram-follow-usage = 请在命令后写明要关注的主题、讲话人或文件种类，例如：/follow 消防。文件新增或修订后有相关内容，会在此通知。发送 /following 可查看已关注的内容。
telegram-follow-length = 请写明{ $least }至{ $most }个字符的主题或名称。
telegram-follow-full = 您已关注{ $most }项，不能再增加。请先取消其中一项：/following
telegram-follow-private = 请在与我的私聊中发送此命令，您关注的内容不便在群组中显示。
telegram-follow-topic = ✅ 已关注主题“{ $subject }”。文件新增或修订后，其中提到它的新段落会在此通知。
telegram-follow-speaker = ✅ 已关注讲话人“{ $subject }”。文件新增或修订后，其新的讲话内容和提到此人的新段落会在此通知。
telegram-follow-kind = ✅ 已关注此类文件：{ $kind }。有新增或修订时会在此通知。
telegram-following-none = 您还没有关注任何内容。请发送 /follow，并写明主题、讲话人或文件种类，例如：/follow 消防
telegram-following-lead = 您关注的内容（{ $count }项，最多{ $most }项）：
telegram-following-topic = { $n }. { $subject }（主题）
telegram-following-speaker = { $n }. { $subject }（讲话人）
telegram-following-kind = { $n }. { $subject }（文件种类）
telegram-button-following = 🔔 我关注的内容
telegram-button-unfollow = ✖ { $n }
telegram-news-one = 🔔 《{ $title }》有新内容
telegram-news-several = 🔔 { $count }份文件有您关注的新内容，点按序号查看提纲：
telegram-news-subject = • { $subject }：{ $count }段

# Telegram: questions in vain and suspect answers, for administrators
telegram-command-gaps = 未能答复的问题，按主题归类；可导出
telegram-command-suspects = 可能有误的答复
telegram-gaps-none = 没有未能答复的问题。
telegram-gaps-lead = 未能答复的问题共{ $count }类，提问人数多的在前：
telegram-gaps-count = { $people }人提问{ $asked }次
telegram-gaps-missing = 文件中均未出现：{ $names }
telegram-gaps-nearest = 最接近的内容：{ $source }
telegram-gaps-nothing-near = 文件中没有接近的内容
telegram-suspects-none = 没有待查看的答复。
telegram-suspects-lead = 可能有误的答复共{ $count }条，最新的在前：
telegram-suspicion-wrong-quote = ❌ 引文有误
telegram-suspicion-bad = 👎 答复欠佳
telegram-suspicion-complaint = 提问人随后表示不满
telegram-suspicion-asked-again = 随即换说法再问
telegram-button-seen = ✓ { $n }
telegram-button-newest = ‹ 最新

# Ways to ask
telegram-command-ask = 提问；也可用来回复他人的问题
telegram-ask-usage = 请在命令后写明问题，例如：/ask { $example } 也可以用 /ask 回复写有问题的消息。

# Groups, and what cannot be sent
telegram-stranger-anonymous = 本机器人仅限受邀人员使用，无法辨认匿名管理员和频道的身份。请以本人身份提问，或者请机器人管理员按此号码开通整个群组：{ $group }
telegram-stranger-group = 本机器人仅限受邀人员使用。请与我私聊提出申请，或者请机器人管理员按此号码开通整个群组：{ $group }
telegram-cannot-write = 未能在“{ $group }”中答复您：我在该群没有发言权限，或者话题已经关闭。请改在这里提问，或者请群管理员允许我发送消息。
telegram-topic-closed = 话题已经关闭，我无法在其中答复。请在其他话题中提问，或者与我私聊。
telegram-late = Telegram 一度限制我向本聊天发送消息，未能及时答复您的问题。如仍需要，请再问一次。

# The collection on the page
web-collection = 收集夹
web-collection-lead = 已收集{ $count }段引文：
web-collection-none = 收集夹是空的。点按答复或引文下方的“收集”，即可收入引文，并在此一并复制或导出为 Word 文件。
web-collect = 收集
web-uncollect = 移出
web-copy-all = 全部复制
web-empty = 清空
web-empty-sure = 确定清空？
web-wrong-quote = 引文有误
web-collected-added = 已收集{ $added }段引文。
web-collected-present = 收集夹中已有。
web-collected-full = 收集夹已满：收入{ $added }段，另有{ $surplus }段未能收入。

# 人
person-silent = 文件中没有“{ $names }”说过的话。
person-silent-named = 文件中没有“{ $names }”说过的话。提到其人之处如下：
person-silent-others = 文件中没有“{ $names }”说过的话。关于此事，文件中的有关内容如下：
