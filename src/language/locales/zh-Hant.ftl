# The answer, wherever it is read
answer-lead-answered = { $speeches ->
    [1] 原文如下：
   *[other] { $speeches }篇講話中的原文如下：
}
answer-lead-related = 講話中沒有直接回答這一問題的內容，以下段落較為接近：
answer-refused-off-topic = 我只依據安全工作講話作答，其中沒有找到與此有關的內容。您可以這樣問：“{ $example }”
answer-refused-no-question = 沒有看出要問的問題。請就安全工作講話提問，例如：“{ $example }”
answer-refused-order = 我只引用講話原文，無法執行這一要求。請問講話中的內容，例如：“{ $example }”
answer-refused-unnamed = 您指的是哪一篇講話？請說明講話人或會議，我會列出其要點原文。
answer-greeting = 您好。想了解安全工作講話怎麼說，請直接提問，例如：“{ $example }”
answer-thanks = 不客氣，有問題請隨時再問。
answer-rendering-mark = 英文為機器草譯，以中文原文為準

# Example questions
example-1 = 重點行業領域有哪些？
example-2 = 王三運講的五大任務是哪五個？
example-3 = 企業自身要承擔哪些安全責任？

# The local page
web-title = 言據：安全工作講話原文問答
web-name = 言據
web-tagline = 安全工作講話原文問答
web-skip = 轉到提問
web-language = 語言
web-welcome = 查詢講話原文
web-welcome-promise = 每條回答均逐字引用原文，並註明所出講話和章節；講話中沒有的內容，會如實告知。
web-examples = 可以這樣問
web-conversation = 問答記錄
web-question = 您的問題
web-placeholder = 請就安全工作講話提問
web-send = 提問
web-note = 按 Enter 鍵送出，Shift + Enter 換行。
web-clear = 清空對話
web-noscript = 本頁需要啟用 JavaScript 才能提問，請在瀏覽器中允許本網址執行指令碼。
web-you = 您問
web-pending = 正在查找講話原文……
web-status-answered = 原文回答
web-status-related = 僅為相近內容
web-status-refused = 未作回答
web-quote = 引文
web-source = 出處：
web-copy = 複製引文及出處
web-copied = 已複製
web-copy-failed = 未能複製，請手動選取文字
web-error-empty = 請先輸入問題。
web-error-too-long = 問題超過{ NUMBER($limit, useGrouping: 0) }字，請縮短後重新提問。
web-error-too-large = 一次提交的內容過多，請每次只提一個問題。
web-error-malformed = 未能讀取問題，請重新整理頁面後再次提問。
web-error-loading = 講話正在載入，請稍後再問。
web-error-failed = 處理時出現故障，未能作答，請重新提問。
web-error-unreachable = 無法連接服務，請確認服務已經啟動，然後重新提問。
web-error-host = 不能透過此地址打開本頁。請使用 http://127.0.0.1 加服務啟動時給出的連接埠，或將 HOST 設為您所用的主機名稱。
web-error-origin = 不接受來自其他網站的請求。

# Telegram: greeting, help, hints
telegram-start =
    我從安全工作講話中查找原文，逐字引用，並註明出自哪篇講話、哪一部分。

    請直接用中文或英文提問，也可以點按下面的例子：
telegram-help =
    怎樣提問
    • 用中文（簡體、繁體均可）或英文直接提問，不超過{ $limit }個字元。
    • 寫明講話人、地方或者主題，可以縮小範圍。

    怎樣看答覆
    • 引文均為原文，一字不改；摺疊的引文點按即可展開，下面一行註明講話和所在部分。
    • 點按 [1] 查看引文的上下文，點按👍或👎評價答覆。
    • 出現⚠️，表示沒有直接回答問題的內容，所列段落僅較為接近。
    • 講話中沒有的內容，會如實告知。

    可以點按的例子：
telegram-command-start = 功能介紹和提問示例
telegram-command-help = 怎樣提問、怎樣看答覆
telegram-description = 想了解安全工作講話怎麼說，請直接提問。答覆逐字引用原文，並註明出自哪篇講話、哪一部分。
telegram-short-description = 逐字引用安全工作講話原文，註明出處
telegram-hint-not-text = 我只能閱讀文字。請用文字提問，例如：“{ $example }”
telegram-hint-empty = 這條訊息中沒有可讀的文字。請用文字提問，例如：“{ $example }”
telegram-hint-too-long = 這條訊息有{ $length }個字元，超過了{ $limit }個字元的上限。請只發送問題本身。
telegram-hint-unknown-command = 沒有這個命令。請發送 /help 查看用法，或者直接提問，例如：“{ $example }”
telegram-unknown-button = 這個按鈕已失效，請直接用文字提問。
telegram-stranger = 本機器人僅限受邀人員使用。如需開通，請將此號碼告知管理員：{ $id }
telegram-failed = 系統出現故障，未能答覆您的問題。請稍後再問一次。

# Telegram: quotes in their context, speeches, search
telegram-button-copy = 📋 複製引文和出處
telegram-button-link = 🔗 複製連結
telegram-button-wrong = ❌ 引文有誤
telegram-button-back-to-quote = ↩ 回到引文
telegram-button-outline = ☰ 提綱
telegram-button-speeches = ☰ 全部講話
telegram-button-context = 查看上下文
telegram-page = 第{ $page }頁，共{ $pages }頁
telegram-quote-moved = 該文稿此後有過修訂；引文本身未變，現位於此處：
telegram-quote-changed = 該講話的文稿已經修訂，其中不再有這段引文。請重新提問，或發送 /speeches 查看。
telegram-quote-gone = 該講話已不在文庫中。發送 /speeches 可查看現有講話。
telegram-speeches-lead = 共{ $count }篇講話，點按序號查看提綱：
telegram-outline-lead = 點按序號，從該處讀起：
telegram-outline-opening = （開頭）
telegram-search-usage = 請在命令後寫明要查找的內容，例如：/search { $example }
telegram-search-lead = 與檢索內容最接近的{ $count }段原文，點按序號查看上下文：
telegram-search-nothing = 講話中沒有與此接近的內容。請換個說法，或者直接提問。

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
    • 您選擇的語言，以及您是否可以使用本機器人。

    不保存的內容
    • 群組中不是發給我的訊息，一律不保存。
    • 日誌中不記錄您的問題。

    發送 /forget 可立即刪除您的問題、相應答覆和評價。
telegram-forget-ask = 確定刪除您的全部問題、相應答覆和評價嗎？刪除後無法恢復。本聊天中的訊息仍會保留，可在 Telegram 中自行刪除。
telegram-button-forget = 全部刪除
telegram-button-cancel = 取消
telegram-forget-kept = 未刪除任何內容。
telegram-forget-done = 已徹底刪除{ $turns }個問題及其答覆、{ $feedback }條評價。

# Telegram: inline cards, too much at once
telegram-inline-hint = 請輸入與講話有關的問題
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
    啟動以來因對方封鎖本機器人而未送達的訊息：{ $dropped }
telegram-status-answered = 已答覆
telegram-status-related = 僅有相近段落
telegram-status-refused = 未予答覆
telegram-status-unknown = 答覆已不再保存
telegram-feedback-none = 沒有更多評價。
telegram-button-older = 更早 ›
telegram-button-export = 全部匯出
telegram-reindex-started = 正在重新讀取講話。其間仍以現有索引答覆提問。
telegram-reindex-progress = 正在重新讀取講話：{ $percent }%
telegram-reindex-done = 已完成。索引現有講話{ $speeches }篇、段落{ $passages }個。
telegram-reindex-unchanged = 內容沒有變化。索引現有講話{ $speeches }篇、段落{ $passages }個。
telegram-reindex-failed = 未能重新讀取講話，繼續使用現有索引。{ $reason }
telegram-reindex-see-log = 原因見日誌。
telegram-reindex-running = 正在重新讀取講話，請等待完成。
telegram-command-speeches = 瀏覽各篇講話及其提綱
telegram-command-search = 只檢索原文段落，不作答覆
telegram-command-lang = 選擇介面語言
telegram-command-privacy = 保存哪些內容、保存多久
telegram-command-forget = 刪除我的問題和評價
telegram-command-stats = 提問和評價情況
telegram-command-feedback = 查看和匯出評價
telegram-command-reindex = 重新讀取講話
