package bellwether.desk.alert.channel;

import bellwether.platform.base.Json;
import bellwether.platform.base.PrintableText;
import bellwether.platform.outbound.OutboundRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends plain text by a user's bot.
///
/// @param base `https://api.telegram.org`
record TelegramSender(HttpCall http, String base) {
    private static final int LONGEST = 4_096;

    /// What is read of an answer may be its beginning only, so it is not parsed.
    private static final Pattern OK = Pattern.compile("\\A\\s*\\{\\s*\"ok\"\\s*:\\s*true\\b");

    private static final Pattern LATER = Pattern.compile("\"retry_after\"\\s*:\\s*(\\d{1,9})");

    SendResult send(ChannelAddress.Telegram to, ChannelMessage message)
            throws InterruptedException {
        String text = message.title() + "\n\n" + message.text();
        Map<String, Object> body =
                Map.of(
                        "chat_id",
                        to.chatId(),
                        "text",
                        PrintableText.cut(text.strip(), LONGEST - 1),
                        "link_preview_options",
                        Map.of("is_disabled", true));
        SendResult result =
                http.send(
                        new OutboundRequest(
                                "%s/bot%s/sendMessage".formatted(base, to.botToken()),
                                "application/json",
                                Json.bytes(body)),
                        StatusRules.TELEGRAM);
        return understood(result, to.botToken());
    }

    private static SendResult understood(SendResult result, String token) {
        boolean taken = OK.matcher(result.answer()).find();
        SendOutcome outcome =
                result.outcome() == SendOutcome.DELIVERED && !taken
                        ? SendOutcome.REJECTED
                        : result.outcome();
        return new SendResult(
                outcome,
                result.code(),
                result.address(),
                AnswerText.without(token, result.answer()),
                outcome == SendOutcome.RETRY
                        ? result.retryAfter().or(() -> later(result.answer()))
                        : Optional.empty());
    }

    private static Optional<Duration> later(String answer) {
        Matcher seconds = LATER.matcher(answer);
        return seconds.find()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))))
                : Optional.empty();
    }
}
