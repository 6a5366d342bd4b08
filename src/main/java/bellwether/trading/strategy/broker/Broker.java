package bellwether.trading.strategy.broker;

/// Who trades orders. Both calls are idempotent by the order's key: the same key again trades
/// nothing more and is answered as before.
public interface Broker {
    /// As answers show it.
    String name();

    /// Places an order.
    ///
    /// @throws BrokerUnavailable where it is not known whether the order arrived
    BrokerAnswer place(BrokerOrder order);

    /// Cancels an order, or what is left of it.
    ///
    /// @throws BrokerUnavailable where it is not known whether the cancellation arrived
    BrokerAnswer cancel(String key);
}
