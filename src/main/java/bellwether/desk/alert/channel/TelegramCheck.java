package bellwether.desk.alert.channel;

import bellwether.platform.base.PrintableText;
import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import bellwether.platform.outbound.OutboundClient;
import bellwether.platform.outbound.OutboundRequest;
import bellwether.platform.outbound.OutboundResult;
import bellwether.platform.outbound.OutboundSettings;

/// Whether Telegram answers where `TELEGRAM_URL` says. Telegram's own address is not called: there
/// may be nobody here who uses it.
public record TelegramCheck(ChannelSettings settings) implements Check {
    private static final String REMEDY = "Check TELEGRAM_URL and WEBHOOK_ALLOW.";

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public CheckResult run() {
        if (settings.telegram().isEmpty()) {
            return new CheckResult.Ok(
                    "TELEGRAM_URL is not set: %s is used, and not called now"
                            .formatted(ChannelSettings.TELEGRAM));
        }
        String base = settings.telegramBase();
        try (OutboundClient client =
                new OutboundClient(OutboundSettings.usual(settings.allowed()))) {
            return switch (client.send(
                    new OutboundRequest(base + "/", "application/json", new byte[0]))) {
                case OutboundResult.Answered answer ->
                        new CheckResult.Ok("%s answers (%s)".formatted(base, answer.address()));
                case OutboundResult.Refused refused -> warning(base, refused.why());
                case OutboundResult.Failed failed -> warning(base, failed.why());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return warning(base, "interrupted");
        }
    }

    private static CheckResult warning(String base, String why) {
        return new CheckResult.Warning(
                PrintableText.line("%s cannot be used: %s".formatted(base, why)), REMEDY);
    }
}
