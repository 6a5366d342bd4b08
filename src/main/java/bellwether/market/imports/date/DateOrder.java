package bellwether.market.imports.date;

/// What dates such as `1/2/2024` begin with. It is a property of the whole file.
public enum DateOrder {
    UNSETTLED,
    MONTH_FIRST,
    DAY_FIRST
}
