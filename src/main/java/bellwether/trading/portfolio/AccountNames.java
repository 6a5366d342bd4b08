package bellwether.trading.portfolio;

/// What portfolios and strategies may be called.
public final class AccountNames {
    public static final String PATTERN = "[^\\p{Cntrl}]{0,59}[^\\p{Cntrl}\\s]";
    public static final String RULE =
            "must be 1 to 60 characters on one line that do not end with a space";

    private AccountNames() {}
}
