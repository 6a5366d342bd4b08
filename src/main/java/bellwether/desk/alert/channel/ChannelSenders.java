package bellwether.desk.alert.channel;

import bellwether.platform.base.Lazy;
import bellwether.platform.outbound.OutboundClient;
import bellwether.platform.outbound.OutboundSettings;
import bellwether.platform.secrets.SecretKeys;
import java.time.InstantSource;
import java.util.Optional;

/// Sends each message by the sender of its channel's kind.
public final class ChannelSenders implements ChannelSender, AutoCloseable {
    private final ChannelSettings settings;
    private final OutboundSettings outbound;
    private final SecretKeys keys;
    private final InstantSource clock;
    private final OutboundClient client;
    private final HttpCall http;
    private final Lazy<VapidKey> vapid;

    public ChannelSenders(ChannelSettings settings, SecretKeys keys, InstantSource clock) {
        this(settings, OutboundSettings.usual(settings.allowed()), keys, clock);
    }

    /// With other calls than the usual ones.
    ///
    /// @param outbound how calls are made, for tests with certificates and names of their own
    public ChannelSenders(
            ChannelSettings settings,
            OutboundSettings outbound,
            SecretKeys keys,
            InstantSource clock) {
        this.settings = settings;
        this.outbound = outbound;
        this.keys = keys;
        this.clock = clock;
        this.client = new OutboundClient(outbound);
        this.http = new HttpCall(client, clock);
        this.vapid = new Lazy<>(() -> new VapidKey(keys.root()));
    }

    /// What a kind of channel lacks to be used; empty when nothing.
    public Optional<String> missing(ChannelKind kind) {
        if (!keys.isConfigured()) {
            return Optional.of("SECRET_KEY");
        }
        return switch (kind) {
            case EMAIL -> settings.mail().isEmpty() ? Optional.of("SMTP_URL") : Optional.empty();
            case WEB_PUSH ->
                    settings.pushContact().isEmpty()
                            ? Optional.of("PUSH_CONTACT")
                            : Optional.empty();
            case WEBHOOK, SLACK, DISCORD, NTFY, TELEGRAM -> Optional.empty();
        };
    }

    /// The key that a browser subscribes with (`applicationServerKey`), in base64url.
    ///
    /// @throws bellwether.platform.base.Refusal `not_configured` when there is no secret key
    public String pushKey() {
        return vapid.get().publicText();
    }

    @Override
    public SendResult send(ChannelAddress to, ChannelMessage message) throws InterruptedException {
        Optional<String> missing = missing(to.kind());
        if (missing.isPresent()) {
            return SendResults.notConfigured(missing.get() + " is not set");
        }
        return switch (to) {
            case ChannelAddress.Email email ->
                    new EmailSender(
                                    settings.mail().orElseThrow(),
                                    outbound.trust(),
                                    outbound.limits().whole())
                            .send(email, message);
            case ChannelAddress.Webhook webhook ->
                    new WebhookSender(http, clock).send(webhook, message);
            case ChannelAddress.Template template ->
                    new TemplateSender(http).send(template, message);
            case ChannelAddress.Telegram telegram ->
                    new TelegramSender(http, settings.telegramBase()).send(telegram, message);
            case ChannelAddress.WebPush push ->
                    new PushSender(http, vapid.get(), settings.pushContact().orElseThrow(), clock)
                            .send(push, message);
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
