package bellwether.desk.alert;

import bellwether.desk.alert.channel.ChannelAddress;
import bellwether.desk.alert.channel.ChannelKind;
import bellwether.desk.alert.channel.SealedAddresses;
import bellwether.desk.alert.delivery.AddressVault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Addresses sealed by the key of this service.
record ChannelVault(SealedAddresses sealed) implements AddressVault {
    @Override
    public ChannelAddress parse(ChannelKind kind, JsonNode address) {
        return sealed.parse(kind, address);
    }

    @Override
    public Optional<String> missing(ChannelKind kind) {
        return sealed.missing(kind);
    }

    @Override
    public String shown(ChannelAddress address) {
        return sealed.shown(address);
    }

    @Override
    public byte[] seal(ChannelAddress address) {
        return sealed.seal(address);
    }

    @Override
    public ChannelAddress open(byte[] text) {
        return sealed.open(text);
    }

    @Override
    public byte[] sealText(String secret) {
        return sealed.sealText(secret);
    }

    @Override
    public String openText(byte[] text) {
        return sealed.openText(text);
    }
}
