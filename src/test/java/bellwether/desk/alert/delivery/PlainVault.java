package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.channel.ChannelAddress;
import bellwether.desk.alert.channel.ChannelKind;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Seals nothing: for tests of what lies around it.
public final class PlainVault implements AddressVault {
    private record Kept(String kind, String to, List<String> secrets) {}

    private final Set<ChannelKind> unset;

    public PlainVault(ChannelKind... unset) {
        this.unset = Set.of(unset);
    }

    @Override
    public Optional<String> pushKey() {
        return Optional.empty();
    }

    @Override
    public ChannelAddress parse(ChannelKind kind, JsonNode address) {
        return address(
                kind,
                address.path("to").asText(),
                List.of(address.path("secret").asText("whsec_one")));
    }

    private static ChannelAddress address(ChannelKind kind, String to, List<String> secrets) {
        return switch (kind) {
            case EMAIL -> new ChannelAddress.Email(to);
            case WEBHOOK -> new ChannelAddress.Webhook(URI.create(to), secrets);
            case SLACK, DISCORD, NTFY -> new ChannelAddress.Template(kind, URI.create(to), "");
            case TELEGRAM -> new ChannelAddress.Telegram("token", to);
            case WEB_PUSH -> new ChannelAddress.WebPush(URI.create(to), "", "");
        };
    }

    @Override
    public Optional<String> missing(ChannelKind kind) {
        return unset.contains(kind) ? Optional.of("SETTING") : Optional.empty();
    }

    @Override
    public String shown(ChannelAddress address) {
        return to(address);
    }

    private static String to(ChannelAddress address) {
        return switch (address) {
            case ChannelAddress.Email(String to) -> to;
            case ChannelAddress.Webhook(URI url, var _) -> url.toString();
            case ChannelAddress.Template(var _, URI url, var _) -> url.toString();
            case ChannelAddress.Telegram(var _, String chat) -> chat;
            case ChannelAddress.WebPush(URI endpoint, var _, var _) -> endpoint.toString();
        };
    }

    @Override
    public byte[] seal(ChannelAddress address) {
        List<String> secrets =
                address instanceof ChannelAddress.Webhook webhook ? webhook.secrets() : List.of();
        return Json.bytes(new Kept(address.kind().name(), to(address), secrets));
    }

    @Override
    public ChannelAddress open(byte[] sealed) {
        Kept kept = Json.stored(openText(sealed), Kept.class);
        return address(ChannelKind.valueOf(kept.kind()), kept.to(), kept.secrets());
    }

    @Override
    public byte[] sealText(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String openText(byte[] sealed) {
        return new String(sealed, StandardCharsets.UTF_8);
    }
}
