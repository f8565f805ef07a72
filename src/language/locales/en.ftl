# The answer, wherever it is read
answer-lead-answered = { $speeches ->
    [one] What the source says:
   *[other] What { $speeches } speeches say:
}
answer-lead-related = Nothing in the speeches answers this directly. These passages are near it:
answer-refused-off-topic = I answer only from the speeches on safety policy, and found nothing there about this. Try asking, for example: “{ $example }”
answer-refused-no-question = I could not read a question in this message. Ask about the speeches on safety policy, for example: “{ $example }”
answer-refused-order = I only quote what the speeches say, so I cannot do that. Ask what they say about a topic, for example: “{ $example }”
answer-greeting = Hello. Ask me what the speeches on safety policy say, for example: “{ $example }”
answer-thanks = You are welcome. Ask on whenever you like.
answer-rendering-mark = English rendering, machine-drafted; the Chinese text is what counts

# Example questions
example-1 = What are the priority sectors?
example-2 = Which five tasks did Wang Sanyun set?
example-3 = What must companies themselves do for safety?

# The local page
web-title = Yanju: what the speeches on safety policy say
web-name = Yanju
web-tagline = Speeches on safety policy, in their own words
web-skip = Go to the question
web-language = Language
web-welcome = Ask what the speeches say
web-welcome-promise = Every answer quotes the source word for word and names the speech and section. Where the speeches do not say, you are told so.
web-examples = For example
web-conversation = Questions and answers
web-question = Your question
web-placeholder = Ask about the speeches
web-send = Ask
web-note = Enter sends; Shift and Enter starts a new line.
web-clear = Clear conversation
web-noscript = This page needs JavaScript to send a question. Please allow it for this address.
web-you = You asked
web-pending = Searching the speeches…
web-status-answered = Answer from the source
web-status-related = Related passages only
web-status-refused = No answer given
web-quote = Quote
web-source = Source:
web-copy = Copy quote and source
web-copied = Copied
web-copy-failed = Could not copy; please select the text
web-error-empty = Please type a question first.
web-error-too-long = The question is longer than { $limit } characters. Please shorten it and ask again.
web-error-too-large = This is too much at once. Please ask one question at a time.
web-error-malformed = The question could not be read. Please reload the page and ask again.
web-error-loading = The speeches are still being loaded. Please ask again in a moment.
web-error-failed = Something went wrong and the question was not answered. Please ask again.
web-error-unreachable = The service cannot be reached. Check that it is running, then ask again.
web-error-host = This page is not served under this address. Open it at http://127.0.0.1 with the port the service named when it started, or set HOST to the name you use.
web-error-origin = Requests from other sites are not accepted.

# Telegram: greeting, help, hints
telegram-start =
    I find what the speeches on safety policy say and quote it word for word, with the speech and the section.

    Write your question in Chinese or English, or tap an example:
telegram-help =
    How to ask
    • Write a question in Chinese (simplified or traditional) or English, up to { $limit } characters.
    • Name a speaker, a place or a topic to narrow it down.

    How to read an answer
    • Every quotation is verbatim; tap a folded one to open it. The line under it names the speech and the section.
    • ⚠️ means that nothing answers your question directly and the passages are only near it.
    • If the speeches say nothing about it, I tell you so.

    Some examples to tap:
telegram-command-start = What I do, with example questions
telegram-command-help = How to ask and how to read an answer
telegram-description = Ask what the speeches on safety policy say. You get the source’s own words, with the speech and the section.
telegram-short-description = Verbatim quotes from speeches on safety policy, with their source
telegram-hint-not-text = I can read text only. Please write your question, for example: “{ $example }”
telegram-hint-empty = This message has no readable text. Please write your question, for example: “{ $example }”
telegram-hint-too-long = Your message has { $length } characters; I can take up to { $limit }. Please send the question alone.
telegram-hint-unknown-command = I do not know this command. Send /help, or write your question, for example: “{ $example }”
telegram-unknown-button = This button no longer works. Please write your question instead.
telegram-stranger = This bot is open to invited people only. To be let in, give its administrator this number: { $id }
telegram-failed = Your question could not be answered because something went wrong here. Please ask again in a moment.
