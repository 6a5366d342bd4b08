package bellwether.trading.strategy.broker;

/// What a broker says to an order.
public sealed interface BrokerAnswer {
    /// It has the order.
    ///
    /// @param reference what it calls the order
    record Taken(String reference) implements BrokerAnswer {}

    /// It does not take the order, and trying again would not help.
    record Refused(String reason) implements BrokerAnswer {}
}
