package bellwether.desk.alert.channel;

import java.net.URI;
import java.util.List;

/// Where one channel leads, with its secrets.
public sealed interface ChannelAddress {
    ChannelKind kind();

    /// A mail box.
    ///
    /// @param to one address
    record Email(String to) implements ChannelAddress {
        @Override
        public ChannelKind kind() {
            return ChannelKind.EMAIL;
        }
    }

    /// Signed by Standard Webhooks.
    ///
    /// @param secrets `whsec_…`, the newest first; two during a rotation
    record Webhook(URI url, List<String> secrets) implements ChannelAddress {
        @Override
        public ChannelKind kind() {
            return ChannelKind.WEBHOOK;
        }
    }

    /// Slack, Discord or ntfy.
    ///
    /// @param template the body with `{{…}}` placeholders; the kind's own where it is empty
    record Template(ChannelKind kind, URI url, String template) implements ChannelAddress {}

    /// A chat, written to by the user's own bot.
    record Telegram(String botToken, String chatId) implements ChannelAddress {
        @Override
        public ChannelKind kind() {
            return ChannelKind.TELEGRAM;
        }
    }

    /// A browser's push subscription.
    ///
    /// @param p256dh the browser's public key, base64url
    /// @param auth its authentication secret, base64url
    record WebPush(URI endpoint, String p256dh, String auth) implements ChannelAddress {
        @Override
        public ChannelKind kind() {
            return ChannelKind.WEB_PUSH;
        }
    }
}
