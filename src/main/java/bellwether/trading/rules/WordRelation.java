package bellwether.trading.rules;

/// How a field of words is tested.
public enum WordRelation {
    IS,
    IS_NOT,
    IN
}
