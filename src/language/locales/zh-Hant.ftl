# The answer, wherever it is read
answer-lead-answered = { $speeches ->
    [1] 原文如下：
   *[other] { $speeches }篇講話中的原文如下：
}
answer-lead-related = 講話中沒有直接回答這一問題的內容，以下段落較為接近：
answer-refused-off-topic = 我只依據安全工作講話作答，其中沒有找到與此有關的內容。您可以這樣問：“{ $example }”
answer-refused-no-question = 沒有看出要問的問題。請就安全工作講話提問，例如：“{ $example }”
answer-refused-order = 我只引用講話原文，無法執行這一要求。請問講話中的內容，例如：“{ $example }”
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
