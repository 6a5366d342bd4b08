package bellwether.desk.alert.delivery;

import java.util.UUID;

/// A notification that this worker alone may send, until its lease is over.
///
/// @param lease the number of the claim: when the channel has another, this one is lost
/// @param attempt the number of the attempt, which is written already
/// @param tries attempts since it was queued, this one included
record DeliveryClaim(UUID channel, long lease, Notification notification, int attempt, int tries) {}
