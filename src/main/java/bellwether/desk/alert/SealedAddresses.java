package bellwether.desk.alert;

import bellwether.desk.alert.channel.ChannelAddress;
import bellwether.desk.alert.channel.ChannelAddressParser;
import bellwether.desk.alert.channel.ChannelAddresses;
import bellwether.desk.alert.channel.ChannelKind;
import bellwether.desk.alert.channel.ChannelSenders;
import bellwether.desk.alert.channel.ChannelSettings;
import bellwether.desk.alert.channel.TemplateFields;
import bellwether.desk.alert.delivery.AddressVault;
import bellwether.platform.outbound.DestinationRules;
import bellwether.platform.secrets.SecretKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Addresses as users write them, and sealed by the key of this service.
final class SealedAddresses implements AddressVault {
    private static final String ADDRESS = "channel address";
    private static final String CODE = "channel code";

    private final SecretKeys keys;
    private final ChannelSenders senders;
    private final ChannelAddressParser parser;

    SealedAddresses(ChannelSettings settings, SecretKeys keys, ChannelSenders senders) {
        this.keys = keys;
        this.senders = senders;
        this.parser =
                new ChannelAddressParser(
                        new DestinationRules(settings.allowed()), TemplateFields.OF_NOTIFICATIONS);
    }

    @Override
    public ChannelAddress parse(ChannelKind kind, JsonNode address) {
        return parser.parse(kind, address, "/address");
    }

    @Override
    public Optional<String> missing(ChannelKind kind) {
        return senders.missing(kind);
    }

    @Override
    public String shown(ChannelAddress address) {
        return ChannelAddresses.masked(address);
    }

    @Override
    public byte[] seal(ChannelAddress address) {
        return keys.box().seal(ADDRESS, ChannelAddresses.write(address));
    }

    @Override
    public ChannelAddress open(byte[] sealed) {
        return ChannelAddresses.read(keys.box().open(ADDRESS, sealed));
    }

    @Override
    public byte[] sealText(String secret) {
        return keys.box().seal(CODE, secret);
    }

    @Override
    public String openText(byte[] sealed) {
        return keys.box().open(CODE, sealed);
    }
}
