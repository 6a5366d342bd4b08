package bellwether.trading.strategy.broker;

/// The broker of paper money: its orders are matched by their account, so nothing leaves the
/// service and nothing is forwarded.
public final class PaperBroker implements Broker {
    /// As answers show it.
    public static final String NAME = "paper";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BrokerAnswer place(BrokerOrder order) {
        return new BrokerAnswer.Taken(order.key());
    }

    @Override
    public BrokerAnswer cancel(String key) {
        return new BrokerAnswer.Taken(key);
    }
}
