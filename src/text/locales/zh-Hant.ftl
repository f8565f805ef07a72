# The answer, wherever it is read
answer-lead-answered = { $documents ->
    [1] 原文如下：
   *[other] { $documents }份文件中的原文如下：
}
answer-lead-related = 文件中沒有直接回答這一問題的內容，以下段落較為接近：
answer-while-reading = 另有文件正在讀取，讀完後可以再問一次。
answer-taken-out = 原文此處寫的就是「{ $letters }」，文件沒有給出具體內容。
answer-rendering-note = 英文為機器草譯，以中文原文為準。
source-page = ，第 { $page } 頁
answer-also = 同樣的話另見：{ $titles }

# References, where a quote is taken along
reference-others = 等
reference-page = 第 { $page } 頁

# Replies about the documents and the bot
about-example = 責任由誰承擔
about-example-question = 對{ $topic }有什麼要求？
about-topics = 文件中有以下內容，可以問：

about-greeting = 您好。我在文件中查找原文，逐字引用並註明出處。請直接提問，例如：「{ $example }」
about-thanks = 不客氣。
about-bye = 再見。
about-ok = 好的，有問題請隨時問。
about-abuse = 答覆若不合用，請換個說法，我再查一次。
about-no-question = 沒有看出要問的問題。請就文件內容提問，例如：「{ $example }」
about-foreign = 我只懂中文和英文，請用其中一種提問。You can also ask in English.
about-too-long = 這條訊息有{ NUMBER($length, useGrouping: 0) }個字元，超過了{ NUMBER($limit, useGrouping: 0) }個字元的上限。請只發送問題本身。

about-complaint-wrong = 上一條沒有答到您問的內容。
about-complaint-mistaken = 引文一律取自原文，歸屬和數字請以文件為準；如確有差錯，請點「引文有誤」告知管理員。
about-complaint-repeated = 剛才的內容重複了。
about-complaint-long = 上一條太長了。問得越具體，引文越短。
about-complaint-incomplete = 上一條可能不全。
about-complaint-unclear = 我只引用原文，不作解釋。
about-complaint-english = 英文是機器草譯，僅供參考，以中文原文為準。
about-complaint-next = 其次接近的原文如下：
about-complaint-rephrase = 請換個說法，寫明人物、時間或事項，我再查一次，例如：「{ $example }」

about-which = 您指的是哪一份文件？
about-nothing-all = 文件中沒有找到直接的說明。
about-nothing-all-missing = 文件中沒有提到「{ $missing }」。
about-nothing-named = { $where }中沒有找到直接的說明。
about-nothing-named-missing = { $where }沒有提到「{ $missing }」。
about-nothing-none = 可以換個說法再問。
about-nothing-near = 以下內容最為接近，請據原文判斷：
about-nothing-others = 其他文件中的有關內容如下：

about-declined-order = 這件事我做不了。我只查找並逐字引用文件原文，例如可以問：「{ $example }」
about-declined-write = 我不代擬、不改寫文稿，但可以找出供您引用的原文。請說明主題。
about-declined-translate = 我不做翻譯。用英文提問時，引文若有英文草譯會一併附上，僅供參考。
about-declined-calculate = 我不做計算。文件中寫明的數字可以問我，我引用原文。
about-declined-invent = 我不編造引文，也不改動原話，只引用文件中確有的內容。請說明主題或講話人，我來查找。
about-declined-opinion = 我不作評價，只引用文件原文。可以問文件就某一問題是怎樣說的。
about-declined-politics = 我不發表政治方面的看法，只引用文件原文。
about-declined-person = 我不掌握文件以外的個人情況，也不作推測。
about-declined-predict = 我不作預測。文件中提出的目標和安排可以問我，我引用原文。
about-declined-roleplay = 我不扮演角色，只查找並引用文件原文，例如可以問：「{ $example }」
about-declined-instructions = 內部設定不能查看，也不能更改。我只查找並引用文件原文。
about-declined-act = 我不能代辦事務，也不製作表格、圖片等檔案，只查找並引用文件原文。
about-declined-amuse = 我不講笑話、不寫詩，只查找並引用文件原文。
about-declined-moment = 時間、天氣、新聞等即時資訊我無法得知，我只查找文件內容。
about-declined-advice = 這是文件以外的問題；涉及醫療、法律、理財的，請諮詢專業人員。
about-declined-world = 文件中沒有這方面的內容，我只依據文件作答。

about-help-general = 我在文件中查找原文，逐字引用並註明出處。請用中文或英文直接提問，例如：「{ $example }」。在 Telegram 中發送 /help 可查看用法。
about-help-what = 我在收錄的文件中查找回答您問題的原文，逐字引用，並註明出自哪份文件、哪一部分。也可以列出要點、比較幾份文件、核對一句話是否為原文。例如可以問：「{ $example }」
about-help-use = 直接用一句話提問即可，寫明人物、地方或主題會更準確，例如：「{ $example }」。也可以發來一句話，問是否出自文件；或者問有哪些文件。
about-help-languages = 可以用中文（簡體、繁體）或英文提問，用哪種語言問就用哪種語言答。引文保持原文；用英文提問時，引文若有英文草譯會一併附上。介面語言用 /lang 設定。
about-help-official = 這是查找工具，不是官方答覆，也不代表任何單位，沒有法律效力。引文取自所收錄的文件，正式使用前請與正式文本核對。
about-help-source = 所引內容全部出自管理員收錄的文件，原樣保存。問「有哪些文件」可以看到清單；文件沒有寫明的來源，我不作補充。
about-help-verbatim = 引文一字不改，逐字取自文件，只在顯示時去掉網頁遺留的雜亂字元，並註明文件和所在部分。可以複製使用，引用時請連同出處一併註明。
about-help-english = 英文不是官方譯文，是機器草譯，只供理解大意。引用請以中文原文為準。
about-help-accuracy = 引文不會編造，每一條都與原文逐字核對；但可能有遺漏或不夠貼切，使用前請看上下文。文件中沒有的內容，我會說明沒有。
about-help-privacy = 在 Telegram 中，問答保存一段時間，用於追問和評價；您評價過的問答，管理員可以看到。期限見 /privacy，隨時可用 /forget 全部刪除。請勿發送涉密內容。
about-help-commands = 在 Telegram 中可用：/help 用法，/speeches 全部文件和提綱，/search 只檢索段落，/check 核對一句話，/lang 介面語言，/privacy 保存哪些內容，/forget 刪除我的記錄。
about-help-groups = 可以加入群組。在群組中請 @ 我或者回覆我的訊息來提問，其他訊息我不處理、也不保存。
about-help-media = 我只能閱讀文字，不能聽語音、看圖片或打開附件，也不發圖片。請用文字提問。
about-help-upload = 文件由管理員收錄，在這裡發來的文件我不能讀取。需要增加文件，請與管理員聯繫。
about-help-maker = 我是名為「言據」的開放原始碼程式，不是真人，也沒有人工在後台答覆，由管理員運作。
about-help-technology = 我用本機上的小型模型查找段落，判斷它是否回答了問題，然後從原文中逐字截取，不靠模型編寫答案。查找和引用不需要連線網路，可以部署在內部網路。
about-help-limits = 每條訊息不超過1000個字元，一次可以問幾個問題，我逐一作答。提問次數沒有總數限制，過於頻繁時請稍候。
about-help-signs = [1] 是引文編號，點按可看上下文；加粗的是直接回答問題的文字；引文上面是文件，下面是所在部分；⚠️ 表示沒有直接的回答，所列內容只是接近。
about-help-contact = 請聯繫開通本機器人的管理員。引文有誤可點引文下的「引文有誤」，會直接轉給管理員；沒有權限的人給我發訊息即可提出申請。

about-catalogue-empty = 目前還沒有收錄文件，請管理員先行添加。
about-count = 共收錄{ $count }份文件（{ $kinds }）：
about-count-kind = { $kind ->
    [speech] 講話{ $count }篇
    [report] 報導{ $count }篇
    [given-report] 報告{ $count }份
    [law] 法律{ $count }部
    [regulation] 法規、規章{ $count }部
    [rules] 制度、規範{ $count }份
    [notice] 通知、公文{ $count }份
    [plan] 方案、計劃{ $count }份
    [minutes] 會議紀要{ $count }份
    [qa] 問答{ $count }份
   *[other] 其他文件{ $count }份
}
about-kind = { $kind ->
    [speech] 講話
    [report] 報導
    [given-report] 報告
    [law] 法律
    [regulation] 法規、規章
    [rules] 制度、規範
    [notice] 通知、公文
    [plan] 方案、計劃
    [minutes] 會議紀要
    [qa] 問答
   *[other] 文件
}
about-level = { $level ->
    [national] 國家級
    [town] 鄉鎮級
    [enterprise] 企業
    [province] 省級
    [city] 市級
    [district] 區級
    [county] 縣級
   *[other] { $level }
}
about-entry = { $title }——{ $fields }
about-entry-undated = 未註明日期
about-entry-incomplete = 不完整（{ $what }）
about-pair = { $value }——{ $title }
about-value = { $value }。
about-length = 約{ NUMBER($length, useGrouping: 0) }字
about-speaker = { $name }（{ $post }）
about-no-year = { $date }（未註明年份）
about-unknown = 未註明
about-rest = 另有{ $rest }份未列出。
about-named = 有{ $count }份：
about-absent = 沒有收錄與「{ $absent }」對應的文件。
about-no-date = 文中沒有註明日期。
about-no-speaker = 文中沒有寫明是誰講的、誰寫的。
about-no-place = 文中沒有寫明地點。
about-no-missing = 目錄中沒有註明有缺失。
about-none-missing = 目錄中沒有註明有缺失的文件。
about-each-date = 各文件的日期：
about-each-speaker = 各文件的講話人或作者：
about-each-place = 各文件的地點：
about-each-longest = 各文件的篇幅：
about-each-missing = 以下文件不完整：
about-newest = 註明年份的文件中，最新的是{ $title }（{ $date }）。
about-oldest = 註明年份的文件中，最早的是{ $title }（{ $date }）。
about-undated = 另有{ $undated }份未註明年份，無法比較先後。
about-no-years = 各文件都沒有註明年份，無法比較先後：
about-longest = 最長的是{ $title }，約{ NUMBER($length, useGrouping: 0) }字。
about-shortest = 最短的是{ $title }，約{ NUMBER($length, useGrouping: 0) }字。
about-open-which = 請說明是哪一份，例如「第2份」：
about-all-source = 文件由管理員收錄，原樣保存；除文件自身寫明的以外，沒有另外記載來源。現有{ $count }份：
about-all-growing = 文件由管理員增補，何時增加我不掌握。現有{ $count }份：
about-all-unstated = 目錄中沒有記載這一項。現有{ $count }份：
about-all-holds = 目前收錄的只有以下{ $count }份。想知道哪份提到某個詞，可以問「哪份文件提到……」。
about-one-source = 文件由管理員收錄，原樣保存；除以下所列，沒有另外記載來源。
about-one-unstated = 目錄中沒有記載這一項，目前記載的有：
about-one = { $entry }；約{ NUMBER($length, useGrouping: 0) }字；檔名：{ $file }
about-one-fulltext = { $entry }
    全文約{ NUMBER($length, useGrouping: 0) }字，檔名：{ $file }。在 Telegram 中發送 /speeches，可逐頁閱讀全文。
about-headings = 各部分：

# A filter of the catalogue
about-no-number = 文中沒有寫明文號。
about-each-number = 各文件的文號：
filter-met = 篩選條件：{ $filter }。符合的有{ $count }份：
filter-none = 篩選條件：{ $filter }。沒有符合的文件。
filter-lacking = 沒有符合「{ $words }」的文件。
filter-beside = 其餘條件：{ $filter }，符合的有{ $count }份；可以只按這些條件再問。
filter-apart = 單獨來看：{ $counts }。
filter-count = { $filter }，{ $count }份
filter-or = 或
filter-since = { $from }及以後
filter-until = { $to }及以前
filter-between = { $from }至{ $to }
filter-unknown = 目錄各項（標題、日期、文號、機關、人物、地點、級別、種類）中沒有「{ $words }」，未按此篩選。想知道哪份文件提到它，可以問「哪份文件提到{ $words }」。
filter-relative = 「{ $words }」要看當天的日期，未按此篩選；請寫明年份。
filter-has-date = 目錄中註明的年份：{ $has }。
filter-undated = 另有{ $undated }份沒有註明年份。
filter-has-kind = 目錄中有：{ $has }。
filter-has-level = 目錄中的級別：{ $has }。
filter-has-number = 目錄中的文號：{ $has }。

# A sentence held against the documents
article-law-not-held = 資料庫中沒有《{ $law }》這份文件，所以查不到{ $article }。
check-verbatim = ✓ 逐字相符。這句話見於{ $source }：
check-rendering = ✓ 這是{ $source }中一句話的英文譯文（機器草譯），以中文原文為準：
check-row = ≈ 這是{ $source }中表格的一行，原文沒有這樣一句話。各欄內容如下（【】內是欄目名，「|」是分欄）：
check-differs = ≈ 有出入，與{ $source }的原文並非逐字相符：
check-differs-rendering = ≈ 您核對的是英文，只能與機器草譯的英文對照，有出入；以下列中文原文為準，見{ $source }：
check-weight = { $weight ->
    [number] 數量或時間不同：
    [duty] 要求不同：
   *[words] { "" }
 }
check-changed = • { check-weight }您寫的是「{ $claimed }」，原文是「{ $source }」。
check-added = • { check-weight }多了「{ $claimed }」，原文沒有。
check-added-in = • { check-weight }「{ $around }」中，「{ $claimed }」是多出的，原文沒有。
check-omitted = • { check-weight }漏了原文的「{ $source }」。
check-omitted-in = • { check-weight }漏了「{ $source }」，原文是「{ $around }」。
check-parts = ≈ 共{ $count }句，逐句核對如下：
check-parts-apart = ≈ { $count }句各自逐字相符，但在原文中並不相連：
check-part-verbatim = ✓ 「{ $said }」——逐字相符，見{ $source }。
check-part-rendering = ✓ 「{ $said }」——{ $source }的英文譯文（機器草譯），以中文原文為準。
check-part-differs = ≈ 「{ $said }」——與{ $source }有出入：
check-part-row = ≈ 「{ $said }」——是{ $source }中表格的一行，不是一句話：
check-part-absent = ✗ 「{ $said }」——文件中沒有這句話。
check-part-absent-near = ✗ 「{ $said }」——文件中沒有這句話，最接近的也列在下面。
check-attribution-alone = ≈ 文字相符，但出處有誤：這句話出自{ $source }，不是您所說的人或文件中的話。
check-more = • 另有{ $count }處出入。
check-absent = ✗ 文件中沒有這句話，也沒有相近的內容。
check-absent-partly = ✗ 文件中沒有這樣一整句話，逐個分句核對如下：
check-absent-near = ✗ 文件中沒有這句話。最接近的內容如下，意思未必相同：
check-attribution-right = 出處無誤。
check-attribution-wrong = 出處有誤：這句話出自{ $source }，不是您所說的人或文件中的話。
check-source = 《{ $title }》
check-source-speaker = 《{ $title }》（{ $speaker }）

# Which documents have a term
mention-found = { $all }份文件中有{ $count }份提到「{ $term }」：
mention-item = • 《{ $title }》：{ $count }次
mention-silent = 未提到的：{ $titles }
mention-silent-more = 未提到的：{ $titles }等，另有{ $count }份
mention-none = { $all ->
    [1] 該文件沒有提到「{ $term }」。
   *[other] { $all }份文件均未提到「{ $term }」。
}
mention-near = 意思最接近的原文如下：
mention-more = • 另有{ $count }份文件

# Acting on the last answer, and comparisons
navigate-more = 還有以下內容：
navigate-full = 完整原文如下：
navigate-context = 前後文如下：
navigate-shorter = 最直接的一句：
navigate-who = 這句話出自{ $name }：
navigate-who-unknown = 文中沒有寫明這句話是誰說的：
navigate-no-such = 上一則答覆只有{ $count }段引文，沒有您指的那一段。請改說其中的一段，或者直接提問。
navigate-nothing-before = 前面沒有可以接著看的引文，請直接提問。
navigate-nothing = 沒有更多內容了，可以換個說法再問。
list-lead = { $count ->
    [1] 原文在一句中列出：
   *[other] 共{ $count }項：
}
list-fewer = 原文說是{ $announced }項，逐條列出的只有以上{ $count }項。
section-longer = 這一部分較長，只引用到這裏；其餘請打開文件閱讀（在 Telegram 中發送 /speeches）。
silent-on-it = 沒有找到直接說明的：{ $names }

# Example questions
example-1 = 重點行業領域有哪些？
example-2 = 王三運講的五大任務是哪五個？
example-3 = 企業自身要承擔哪些安全責任？

# The local page
web-title = 言據：文件原文問答
web-name = 言據
web-tagline = 文件原文問答
web-skip = 轉到提問
web-language = 語言
web-welcome = 查詢文件原文
web-welcome-promise = 每條回答均逐字引用原文，並註明所出文件和章節；文件中沒有的內容，會如實告知。
web-welcome-kept = 提問和評價在執行本程式的機器上保存一段時間；管理員可以看到評價，未能答覆的問題只顯示節略文字，不顯示提問人。
web-examples = 可以這樣問
web-conversation = 問答記錄
web-question = 您的問題
web-placeholder = 請就文件提問
web-send = 提問
web-note = 按 Enter 鍵送出，Shift + Enter 換行。
web-clear = 清空對話
web-noscript = 本頁需要啟用 JavaScript 才能提問，請在瀏覽器中允許本網址執行指令碼。
web-you = 您問
web-pending = 正在查找文件原文……
web-status-answered = 原文回答
web-status-related = 僅為相近內容
web-status-refused = 未作回答
web-quote = 引文
web-copy = 複製引文及出處
web-copied = 已複製
web-copy-failed = 未能複製，請手動選取文字
web-error-empty = 請先輸入問題。
web-error-too-long = 問題超過{ NUMBER($limit, useGrouping: 0) }字，請縮短後重新提問。
web-error-too-large = 一次提交的內容過多，請每次只提一個問題。
web-error-malformed = 未能讀取問題，請重新整理頁面後再次提問。
web-error-loading = 文件正在載入，請稍後再問。
web-error-failed = 處理時出現故障，未能作答，請重新提問。
web-error-unreachable = 無法連接服務，請確認服務已經啟動，然後重新提問。
web-error-host = 不能透過此地址打開本頁。請使用 http://127.0.0.1 加服務啟動時給出的連接埠，或將 HOST 設為您所用的主機名稱。
web-error-origin = 不接受來自其他網站的請求。

# The page: reader, documents, search, check, login
web-views = 資料
web-documents = 文件
web-search = 檢索
web-check = 核對引文
web-back = 返回
web-close = 關閉
web-loading = 正在載入……
web-preparing = 正在為文件編製索引，首次啟動需要片刻。
web-prepared = 索引已編製完成，可以提問。
web-progress = 編製索引的進度
web-far = 已完成{ $percent }%。
web-far-seconds = 已完成{ $percent }%，每秒{ $rate }段，約剩{ $time }秒。
web-far-minutes = 已完成{ $percent }%，每秒{ $rate }段，約剩{ $time }分鐘。
web-waiting = 索引編製完成後即作答，請勿關閉本頁。
web-cleared = 對話已清空。
web-undo = 復原
web-undone = 對話已恢復。
web-open = 查看原文
web-word = Word 檔案
web-rate = 評價這條答覆
web-rate-good = 答覆有用
web-rate-bad = 答覆欠佳
web-reader = 文件
web-outline = 提綱
web-marked = 引文已在原文中標出。
web-copy-link = 複製此處連結
web-link-copied = 連結已複製
web-link-failed = 未能複製連結
web-pages = 翻頁
web-page-previous = 上一頁
web-page-next = 下一頁
web-more = 顯示更多
web-documents-lead = 共{ $count }份文件
web-search-all = 在全部文件中檢索
web-search-here = 在本文件中檢索
web-search-send = 檢索
web-search-hits = 共{ $count }處，點按可跳轉：
web-search-hits-all = { $documents }份文件中共{ $count }處
web-search-none = 沒有同時包含這些詞語的內容
web-search-near = 含義相近的段落
web-search-usage = 請輸入要檢索的詞語，不超過{ NUMBER($limit, useGrouping: 0) }字。
web-check-label = 貼上要核對的句子
web-check-send = 核對
web-quote-moved = 該文件此後有過修訂；引文未變，現位於此處。
web-quote-changed = 該文件已經修訂，其中不再有這段引文。以下為現行文本。
web-quote-gone = 該文件已不在文庫中。
web-add = 新增文件
web-file = 選擇要新增的文件
web-file-hint = 支援 txt、md、html、docx、pdf 格式，不超過 20 MB。讀取結果經您確認後才會新增。
web-add-it = 確認新增
web-replace-it = 作為新版本取代
web-leave-out = 不新增
web-correct = 更正文件資訊
web-save = 儲存
web-desk-admins = 只有管理員可以新增文件。
web-desk-again = 文件已不在此處，請重新選擇。
web-error-busy = 同時提問的人較多，請稍候。
web-login-title = 登入
web-login-bot = 在與機器人的私聊中發送 /login，即可取得一次性登入連結。
web-login-token = 存取權杖
web-login-send = 登入
web-login-link = 您將透過機器人給出的連結登入。該連結只能使用一次。
web-login-open = 登入
web-login-wrong = 權杖不正確，請核對後重新輸入。
web-login-many = 輸錯次數過多，請十分鐘後再試。
web-login-link-used = 該連結已使用或已過期，請向機器人重新索取。
web-login-needed = 請先登入。
web-logout = 登出

# Telegram: greeting, help, hints
telegram-start =
    我從文件中查找原文，逐字引用，並註明出自哪份文件、哪一部分。

    請直接用中文或英文提問，也可以點按下面的例子：
telegram-help =
    怎樣提問
    • 用中文（簡體、繁體均可）或英文直接提問，不超過{ $limit }個字元。
    • 寫明講話人、地方或者主題，可以縮小範圍。
    • 轉發或貼上一句話，或者發送 /check 加上這句話，即可逐字核對是否出自文件。
    • /speeches 按提綱或講話人逐頁閱讀文件；/search 查找詞語的出處，🔍 只在一份文件中查找。
    • 在群組中，請提及我或者用 /ask 提問；回覆他人的訊息並且只提及我，即就那則訊息答覆。

    怎樣看答覆
    • 引文均為原文，一字不改；摺疊的引文點按即可展開，上面一行是文件，下面一行是所在部分。
    • 點按 [1] 查看引文的上下文，點按👍或👎評價答覆。
    • 點按 📋 複製全部引文和出處，點按 📄 生成 Word 檔，點按 ➕ 收入收集夾（/collection）。
    • 出現⚠️，表示沒有直接回答問題的內容，所列段落僅較為接近。
    • 文件中沒有的內容，會如實告知。
telegram-help-commands = 命令
telegram-help-admins = 管理員命令
telegram-help-examples = 可以點按的例子：
telegram-command-check = 逐字核對一句話是否出自文件
telegram-command-start = 功能介紹和提問示例
telegram-command-help = 怎樣提問、怎樣看答覆
telegram-description = 想了解文件怎麼說，請直接提問。答覆逐字引用原文，並註明出自哪份文件、哪一部分。
telegram-short-description = 逐字引用文件原文，註明出處
telegram-hint-not-text = 我只能閱讀文字。請用文字提問，例如：“{ $example }”
telegram-hint-empty = 這條訊息中沒有可讀的文字。請用文字提問，例如：“{ $example }”
telegram-hint-unknown-command = 沒有這個命令。請發送 /help 查看用法，或者直接提問，例如：“{ $example }”
telegram-act-more = 還有嗎
telegram-act-english = 用英文顯示
telegram-check-usage = 請發送 /check 加上要核對的句子，或用 /check 回覆含有該句的訊息。我會與文件原文逐字核對。
telegram-unknown-button = 這個按鈕已失效，請直接用文字提問。
telegram-stranger = 本機器人僅限受邀人員使用。如需開通，請將此號碼告知管理員：{ $id }
telegram-failed = 系統出現故障，未能答覆您的問題。請稍後再問一次。

# Telegram: quotes in their context, speeches, search
telegram-button-more = 更多
telegram-button-english = English
telegram-button-copy = 📋 複製引文和出處
telegram-button-link = 🔗 複製連結
telegram-button-wrong = ❌ 引文有誤
telegram-button-back-to-quote = ↩ 回到引文
telegram-button-outline = ☰ 提綱
telegram-button-speeches = ☰ 全部文件
telegram-button-context = 查看上下文
telegram-page = 第{ $page }頁，共{ $pages }頁
telegram-quote-moved = 該文稿此後有過修訂；引文本身未變，現位於此處：
telegram-quote-changed = 該文件已經修訂，其中不再有這段引文。請重新提問，或發送 /speeches 查看。
telegram-quote-gone = 該文件已不在文庫中。發送 /speeches 可查看現有文件。
telegram-speeches-lead = 共{ $count }份文件，點按序號查看提綱：
telegram-outline-lead = 點按序號，從該處讀起：
telegram-outline-opening = （開頭）
telegram-search-usage = 請在命令後寫明要查找的內容，例如：/search { $example }
telegram-search-long = 查找的內容有{ $length }個字元，最多{ $limit }個。要核對長句，請直接問「原文是不是這樣」。
telegram-search-lead = 共{ $count }處，見於{ $documents }份文件，點按序號查看上下文：
telegram-search-more = ……另見{ $count }份文件
telegram-search-all = 全部{ $count }處：{ $title }
telegram-search-near = 文件中沒有同時含有這些詞語之處。以下內容含義最為接近：
telegram-search-nothing = 文件中沒有與此相符的內容，也沒有接近的內容。請換個說法，或者直接提問。

# Telegram: pages, contents and search within a document
telegram-pages = 第{ $page }至{ $last }頁，共{ $pages }頁
telegram-button-search = 🔍 文內查找
telegram-button-speakers = 👤 按講話人
telegram-button-headings = ☰ 按標題
telegram-outline-pages = 該文件沒有標題。以下為各頁開頭，點按序號閱讀：
telegram-outline-page = { $label } · 第{ $page }頁
telegram-speakers-lead = 講話人及其講話位置，點按序號由此讀起：
telegram-speakers-entry = { $name }：「{ $opening }」
telegram-search-ask = 🔍 要在該文件中查找什麼？請回覆本則訊息：
telegram-search-inside-lead = 該文件中共{ $count }處，點按序號查看上下文：
telegram-search-inside-nothing = 該文件中沒有這些詞語。可在文內另查其他詞語，或用 /search 在全部文件中查找。

# Telegram: ratings, language, privacy
telegram-verdict-good = 謝謝，評價已記錄。
telegram-verdict-bad = 謝謝，您的意見已連同問題和引文一併記錄，供管理員核查。
telegram-verdict-unknown = 這條答覆已不再保存，無法評價。請重新提問。
telegram-verdict-good-name = 答覆有用
telegram-verdict-bad-name = 答覆欠佳
telegram-verdict-wrong-quote-name = 引文有誤
telegram-lang-choose = 請選擇介面語言。答覆使用您提問時所用的語言。
telegram-lang-set = 介面語言已設為繁體中文。答覆使用您提問時所用的語言。
telegram-button-lang-auto = 跟隨 Telegram 應用程式
telegram-privacy =
    保存的內容
    • 您的問題和相應答覆，用於追問和評價，最長保存{ $days }天。
    • 您的評價，連同問題和引文，保存期限相同，供管理員查看。
    • 您收集的引文出自何處、答的是哪個問題，保存期限相同。
    • 您關注的內容（/following），直至您取消關注或封鎖本機器人。
    • 您選擇的語言，以及您是否可以使用本機器人。

    管理員可以看到的內容
    • 您的評價，如上所述。
    • 文件未能答覆的問題和可能有誤的答覆：只顯示節略文字，隱去長號碼和網路地址，不顯示提問人。

    不保存的內容
    • 群組中不是發給我的訊息，一律不保存。
    • 日誌中不記錄您的問題。

    發送 /forget 可立即刪除您的問題、相應答覆、評價、收集的引文和關注的內容。
telegram-forget-ask = 確定刪除您的全部問題、相應答覆、評價、收集的引文和關注的內容嗎？刪除後無法恢復。本聊天中的訊息仍會保留，可在 Telegram 中自行刪除。
telegram-button-forget = 全部刪除
telegram-button-cancel = 取消
telegram-forget-kept = 未刪除任何內容。
telegram-forget-done = 已徹底刪除{ $turns }個問題及其答覆、{ $feedback }條評價、{ $collected }段收集的引文、{ $follows }項關注。備份中的副本隨備份到期刪除。

# Telegram: taking quotes along
export-rendering-mark = 英文為機器草譯，以中文原文為準
export-lost-changed = 《{ $document }》已經修訂，其中{ $count }段引文與現行文本不再逐字相符，未收入。
export-lost-gone = 文件{ $document }已不在文庫中，其中{ $count }段引文未收入。
telegram-button-copy-all = 📋 複製全部
telegram-button-word = 📄 Word
telegram-button-collect = ➕ 收集
telegram-button-empty = 🗑 清空
telegram-answer-unknown = 這條答覆已不再保存。請重新提問。
telegram-collected-added = 已收集{ $added }段引文，發送 /collection 查看。
telegram-collected-present = 收集夾中已有，發送 /collection 查看。
telegram-collected-full = 收集夾已滿：收入{ $added }段，另有{ $surplus }段未能收入。可發送 /collection 匯出或清空。
telegram-collection-none = 收集夾是空的。點按答覆或引文下方的 ➕，即可收入引文，並在此一併複製或匯出為 Word 檔。
telegram-collection-lead = 已收集{ $count }段引文，點按 ✖ 可移出：
collection-title = 引文彙集
collection-other = 其他引文
telegram-collection-ask = 確定清空收集夾中的{ $count }段引文嗎？清空後無法恢復。
telegram-collection-foreign = 這是他人的收集夾。您的收集夾請發送 /collection 查看。
telegram-command-collection = 我收集的引文：複製、匯出 Word

# Telegram: inline cards, too much at once
telegram-inline-hint = 請輸入與文件有關的問題
telegram-inline-whole = 完整答覆（{ $count }段引文）
telegram-inline-nothing = 沒有找到，請到聊天中提問
telegram-inline-stranger = 僅限受邀人員，點此申請
telegram-flood = 您提問過於頻繁，請稍等一分鐘。其間發送的訊息不會得到答覆。
telegram-busy = 目前提問人數過多，您的訊息未能受理，請一分鐘後再試。

# Telegram: requests to join
telegram-stranger-asked = 本機器人僅限受邀人員使用。您的申請已轉交管理員，結果會在此通知。您的號碼：{ $id }
telegram-stranger-denied = 管理員未批准您使用本機器人。如有疑問，請直接與管理員聯絡。
telegram-request = { $name }申請使用本機器人。Telegram 號碼：{ $id }
telegram-request-allowed = ✅ 已由{ $by }批准
telegram-request-denied = 🚫 已由{ $by }拒絕
telegram-request-granted = 您現在可以使用本機器人了。請直接提問，或發送 /start 查看示例。
telegram-request-unknown = 此人的申請已不存在。
telegram-button-allow = ✅ 批准
telegram-button-deny = 🚫 拒絕
telegram-button-withdraw = 🚫 撤銷批准

# Telegram: login to the page
telegram-command-login = 登入網頁（私聊中使用）
telegram-login = 點此連結登入網頁。連結只能使用一次，十分鐘內有效，請勿轉發：
    { $link }
telegram-login-no-address = 網頁尚無可用地址，請管理員設定 PUBLIC_URLS。

# Telegram: for administrators
telegram-stats-week = 最近{ $days }天
telegram-stats-all = 累計
telegram-stats-block =
    { $users }人提問{ $turns }次
    已答覆{ $answered }次，僅有相近段落{ $related }次，未予答覆{ $refused }次
    簡體中文{ $hans }次，繁體中文{ $hant }次，英文{ $en }次
    評價：👍 { $good }，👎 { $bad }，❌ { $wrong }
telegram-stats-rest =
    待處理的使用申請：{ $pending }
    啟動以來因對方封鎖本機器人或群組不允許發言而未送達的訊息：{ $dropped }
telegram-status-answered = 已答覆
telegram-status-related = 僅有相近段落
telegram-status-refused = 未予答覆
telegram-status-unknown = 答覆已不再保存
telegram-feedback-none = 沒有更多評價。
telegram-button-older = 更早 ›
telegram-button-export = 全部匯出
telegram-reindex-started = 正在重新讀取文件。其間仍以現有索引答覆提問。
telegram-reindex-progress = 正在重新讀取文件：{ $percent }%{ $minutes ->
    [0] {""}
   *[other] ，約剩{ $minutes }分鐘
}
telegram-reindex-done = 已完成。索引現有文件{ $speeches }份、段落{ $passages }個。
telegram-reindex-unchanged = 內容沒有變化。索引現有文件{ $speeches }份、段落{ $passages }個。
telegram-reindex-failed = 未能重新讀取文件，繼續使用現有索引。{ $reason }
telegram-reindex-see-log = 原因見日誌。
telegram-reindex-running = 正在重新讀取文件，請等待完成。
telegram-command-speeches = 瀏覽各份文件及其提綱
telegram-command-search = 只檢索原文段落，不作答覆
telegram-command-lang = 選擇介面語言
telegram-command-privacy = 保存哪些內容、保存多久
telegram-command-forget = 刪除我的提問、評價、收集和關注
telegram-command-stats = 提問和評價情況
telegram-command-feedback = 查看和匯出評價
telegram-command-reindex = 重新讀取文件

field-title = 標題
field-title-en = 英文標題
field-kind = 種類
field-number = 文號
field-issuer = 發文機關
field-speaker = 講話人
field-place = 地區
field-level = 層級
field-date = 日期
field-incomplete = 缺失

document-size = { $pages ->
    [0] { $passages }段
   *[other] { $pages }頁，{ $passages }段
}
document-field = { $field }：{ $value }
document-outline = 提綱
telegram-document-add = ✅ 收錄
telegram-document-replace = ♻️ 作為新版替換
telegram-document-drop = ✖️ 不收錄
telegram-document-undo = ↩️ 撤銷
document-missing = ⚠️ 文中沒有讀到{ $field }，收錄後可以補充。
document-incomplete = ⚠️ 文本可能不完整：{ $what }。
document-one-line = ⚠️ 文中有一行長達{ $length }字，沒有分段，引文只能按長度截取。
document-taken = ⚠️ 已有同名文件 { $file }，可以作為新版替換。
document-same = ⚠️ 與《{ $title }》內容相同；收錄後，引文會同時註明兩處。
document-alike = ⚠️ 與《{ $title }》有{ $percent }%相同；如果是它的新版，請選「替換」。
telegram-document-format = 沒有收錄 { $name }：可讀的格式是 { $formats }。
telegram-document-large = 沒有收錄 { $name }：文件不能超過20 MB，請分成幾份發送。
telegram-document-refused = 沒有收錄：{ $reason }
telegram-document-gone = 找不到原文件，請重新發送。
telegram-document-added = ✅ 已收錄，可以提問了。
telegram-document-dropped = 沒有收錄這份文件。
telegram-document-undone = 已撤銷《{ $title }》的收錄。
telegram-document-noted = ✅ 已記下，索引隨後更新。
telegram-document-ask = 請回覆本條訊息，寫明{ $field }；回覆 - 表示沒有。
telegram-document-ask-date = 請回覆本條訊息，寫明日期，例如 2024-04-09、2024-04 或 2024；回覆 - 表示沒有。
telegram-document-ask-kind = 請回覆本條訊息，寫明種類：speech（講話）、report（報道、報告）、law（法律）、regulation（條例、辦法）、rules（制度、標準）、notice（通知）、minutes（紀要）、plan（方案、預案）、qa（問答）、document（其他）。

# Telegram: following a subject
telegram-command-follow = 關注主題、講話人或文件種類，有新內容即獲通知
telegram-command-following = 我關注的內容
telegram-follow-usage = 請在命令後寫明要關注的主題、講話人或文件種類，例如：/follow 消防。文件新增或修訂後有相關內容，會在此通知。發送 /following 可查看已關注的內容。
telegram-follow-length = 請寫明{ $least }至{ $most }個字元的主題或名稱。
telegram-follow-full = 您已關注{ $most }項，不能再增加。請先取消其中一項：/following
telegram-follow-private = 請在與我的私聊中發送此命令，您關注的內容不便在群組中顯示。
telegram-follow-topic = ✅ 已關注主題“{ $subject }”。文件新增或修訂後，其中提到它的新段落會在此通知。
telegram-follow-speaker = ✅ 已關注講話人“{ $subject }”。文件新增或修訂後，其新的講話內容和提到此人的新段落會在此通知。
telegram-follow-kind = ✅ 已關注此類文件：{ $kind }。有新增或修訂時會在此通知。
telegram-following-none = 您還沒有關注任何內容。請發送 /follow，並寫明主題、講話人或文件種類，例如：/follow 消防
telegram-following-lead = 您關注的內容（{ $count }項，最多{ $most }項）：
telegram-following-topic = { $n }. { $subject }（主題）
telegram-following-speaker = { $n }. { $subject }（講話人）
telegram-following-kind = { $n }. { $subject }（文件種類）
telegram-button-following = 🔔 我關注的內容
telegram-button-unfollow = ✖ { $n }
telegram-news-one = 🔔 《{ $title }》有新內容
telegram-news-several = 🔔 { $count }份文件有您關注的新內容，點按序號查看提綱：
telegram-news-subject = • { $subject }：{ $count }段

# Telegram: questions in vain and suspect answers, for administrators
telegram-command-gaps = 未能答覆的問題，按主題歸類；可匯出
telegram-command-suspects = 可能有誤的答覆
telegram-gaps-none = 沒有未能答覆的問題。
telegram-gaps-lead = 未能答覆的問題共{ $count }類，提問人數多的在前：
telegram-gaps-count = { $people }人提問{ $asked }次
telegram-gaps-missing = 文件中均未出現：{ $names }
telegram-gaps-nearest = 最接近的內容：{ $source }
telegram-gaps-nothing-near = 文件中沒有接近的內容
telegram-suspects-none = 沒有待查看的答覆。
telegram-suspects-lead = 可能有誤的答覆共{ $count }條，最新的在前：
telegram-suspicion-wrong-quote = ❌ 引文有誤
telegram-suspicion-bad = 👎 答覆欠佳
telegram-suspicion-complaint = 提問人隨後表示不滿
telegram-suspicion-asked-again = 隨即換說法再問
telegram-button-seen = ✓ { $n }
telegram-button-newest = ‹ 最新

# Ways to ask
telegram-command-ask = 提問；也可用來回覆他人的問題
telegram-ask-usage = 請在命令後寫明問題，例如：/ask { $example } 也可以用 /ask 回覆寫有問題的訊息。

# Groups, and what cannot be sent
telegram-stranger-anonymous = 本機器人僅限受邀人員使用，無法辨認匿名管理員和頻道的身分。請以本人身分提問，或者請機器人管理員按此號碼開通整個群組：{ $group }
telegram-stranger-group = 本機器人僅限受邀人員使用。請與我私聊提出申請，或者請機器人管理員按此號碼開通整個群組：{ $group }
telegram-cannot-write = 未能在「{ $group }」中答覆您：我在該群組沒有發言權限，或者話題已經關閉。請改在這裡提問，或者請群組管理員允許我傳送訊息。
telegram-topic-closed = 話題已經關閉，我無法在其中答覆。請在其他話題中提問，或者與我私聊。
telegram-late = Telegram 一度限制我向本聊天傳送訊息，未能及時答覆您的問題。如仍需要，請再問一次。

# The collection on the page
web-collection = 收集夾
web-collection-lead = 已收集{ $count }段引文：
web-collection-none = 收集夾是空的。點按答覆或引文下方的「收集」，即可收入引文，並在此一併複製或匯出為 Word 檔案。
web-collect = 收集
web-uncollect = 移出
web-copy-all = 全部複製
web-empty = 清空
web-empty-sure = 確定清空？
web-wrong-quote = 引文有誤
web-collected-added = 已收集{ $added }段引文。
web-collected-present = 收集夾中已有。
web-collected-full = 收集夾已滿：收入{ $added }段，另有{ $surplus }段未能收入。

# 人
person-silent = 文件中沒有「{ $names }」說過的話。
person-silent-named = 文件中沒有「{ $names }」說過的話。提到其人之處如下：
person-silent-others = 文件中沒有「{ $names }」說過的話。關於此事，文件中的有關內容如下：
