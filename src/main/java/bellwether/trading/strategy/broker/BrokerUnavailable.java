package bellwether.trading.strategy.broker;

/// A broker did not answer, or said that it cannot now.
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BrokerUnavailable(String why) {
        super(why);
    }

    public BrokerUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}
