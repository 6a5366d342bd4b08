package bellwether.platform.drawing;

/// What lies between two lines over the same days.
public record ChartBand(String name, ChartPoints low, ChartPoints high) {}
