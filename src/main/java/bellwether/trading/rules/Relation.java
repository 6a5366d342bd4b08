package bellwether.trading.rules;

import java.util.Arrays;
import java.util.Optional;

/// How two values are compared: its sign in text, its name in JSON, and how people say it.
public enum Relation {
    LESS("<", "lt", "is below"),
    AT_MOST("<=", "lte", "is at most"),
    GREATER(">", "gt", "is above"),
    AT_LEAST(">=", "gte", "is at least"),
    EQUAL("=", "eq", "equals"),
    UNEQUAL("!=", "ne", "differs from");

    private final String sign;
    private final String code;
    private final String words;

    Relation(String sign, String code, String words) {
        this.sign = sign;
        this.code = code;
        this.words = words;
    }

    public String sign() {
        return sign;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public boolean isOfOrder() {
        return this != EQUAL && this != UNEQUAL;
    }

    public static Optional<Relation> ofSign(String sign) {
        return Arrays.stream(values()).filter(r -> r.sign.equals(sign)).findAny();
    }

    public static Optional<Relation> ofCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code.equals(code)).findAny();
    }

    /// Of two numbers that are known.
    public boolean holds(double left, double right) {
        return switch (this) {
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
            case EQUAL -> left == right;
            case UNEQUAL -> left != right;
        };
    }
}
