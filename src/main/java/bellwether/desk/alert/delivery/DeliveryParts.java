package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.channel.ChannelSender;
import bellwether.platform.base.Audit;
import java.time.Duration;
import java.time.InstantSource;

/// What the delivery needs of others.
///
/// @param listener hears what becomes of notifications
/// @param lease how long a worker may take for one attempt before another takes over
public record DeliveryParts(
        ChannelSender sender,
        AddressVault vault,
        DeliveryListener listener,
        Audit audit,
        InstantSource clock,
        Duration lease) {
    /// An attempt takes ten seconds at most.
    public static final Duration USUAL_LEASE = Duration.ofSeconds(60);
}
