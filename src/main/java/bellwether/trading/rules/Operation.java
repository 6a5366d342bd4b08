package bellwether.trading.rules;

/// What is done with two values.
public enum Operation {
    ADD("+", "add"),
    SUBTRACT("-", "sub"),
    MULTIPLY("*", "mul"),
    DIVIDE("/", "div"),
    /// A value times a percentage, spelled as a product: 5 % of it.
    PERCENT_OF("*", "mul");

    private final String sign;
    private final String code;

    Operation(String sign, String code) {
        this.sign = sign;
        this.code = code;
    }

    public String sign() {
        return sign;
    }

    public String code() {
        return code;
    }

    /// Whether it binds more closely than sums do.
    public boolean isProduct() {
        return this != ADD && this != SUBTRACT;
    }

    /// The result, or NaN where there is none.
    public double apply(double left, double right) {
        double result =
                switch (this) {
                    case ADD -> left + right;
                    case SUBTRACT -> left - right;
                    case MULTIPLY -> left * right;
                    case DIVIDE -> left / right;
                    case PERCENT_OF -> left * right / 100;
                };
        return Math.abs(result) <= Double.MAX_VALUE ? result : Double.NaN;
    }
}
