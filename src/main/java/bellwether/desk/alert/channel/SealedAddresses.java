package bellwether.desk.alert.channel;

import bellwether.platform.base.Refusal;
import bellwether.platform.outbound.DestinationRules;
import bellwether.platform.secrets.SecretKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads addresses as their owners write them, shows them without their secrets, and seals them for
/// the database.
public final class SealedAddresses implements AddressVault {
    private static final Logger LOG = LoggerFactory.getLogger(SealedAddresses.class);
    private static final String ADDRESS = "channel";
    private static final String TEXT = "channel text";

    private final ChannelAddressParser parser;
    private final ChannelSenders senders;
    private final SecretKeys keys;

    /// For the channels of these settings.
    ///
    /// @param senders which know what is missing
    /// @param fields what templates may name
    public SealedAddresses(
            ChannelSettings settings,
            ChannelSenders senders,
            SecretKeys keys,
            TemplateFields fields) {
        this.parser = new ChannelAddressParser(new DestinationRules(settings.allowed()), fields);
        this.senders = senders;
        this.keys = keys;
    }

    /// An address from the body of a request, where it is called `address`.
    ///
    /// @throws Refusal naming what is wrong with it
    @Override
    public ChannelAddress parse(ChannelKind kind, JsonNode address) {
        return parser.parse(kind, address, "/address");
    }

    /// The setting that this service lacks to send to channels of a kind.
    @Override
    public Optional<String> missing(ChannelKind kind) {
        return senders.missing(kind);
    }

    /// Preferences are shown also while the secret key cannot be read.
    @Override
    public Optional<String> pushKey() {
        if (senders.missing(ChannelKind.WEB_PUSH).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(senders.pushKey());
        } catch (UncheckedIOException | IllegalStateException e) {
            LOG.warn("No key for web push: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// The address without secrets.
    @Override
    public String shown(ChannelAddress address) {
        return ChannelAddresses.masked(address);
    }

    /// Seals a whole address.
    ///
    /// @throws Refusal `not_configured` when there is no secret key
    @Override
    public byte[] seal(ChannelAddress address) {
        return keys.box().seal(ADDRESS, ChannelAddresses.write(address));
    }

    /// Opens a sealed address.
    ///
    /// @throws bellwether.platform.secrets.UnsealingFault when another key has sealed it
    @Override
    public ChannelAddress open(byte[] sealed) {
        return ChannelAddresses.read(keys.box().open(ADDRESS, sealed));
    }

    /// Seals another secret of a channel's, such as a code.
    ///
    /// @throws Refusal `not_configured` when there is no secret key
    @Override
    public byte[] sealText(String secret) {
        return keys.box().seal(TEXT, secret);
    }

    /// Opens a sealed text.
    ///
    /// @throws bellwether.platform.secrets.UnsealingFault when another key has sealed it
    @Override
    public String openText(byte[] sealed) {
        return keys.box().open(TEXT, sealed);
    }
}
