package bellwether.desk.alert.channel;

import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Reads addresses as their owners write them, shows them without their secrets, and seals both for
/// the database.
public interface AddressVault {
    /// An address from the body of a request.
    ///
    /// @throws Refusal 422 naming what is wrong with it
    ChannelAddress parse(ChannelKind kind, JsonNode address);

    /// The setting that this service lacks to send to channels of a kind.
    Optional<String> missing(ChannelKind kind);

    /// The key by which browsers subscribe to web push; empty where that is not configured.
    Optional<String> pushKey();

    /// The address without secrets, as answers show it.
    String shown(ChannelAddress address);

    byte[] seal(ChannelAddress address);

    ChannelAddress open(byte[] sealed);

    byte[] sealText(String secret);

    String openText(byte[] sealed);
}
