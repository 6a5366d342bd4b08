package bellwether.web;

/// How callers are told apart and how much each may ask.
///
/// @param trustedHops proxies of our own between the client and this server
public record RateSettings(Rates rates, int trustedHops) {
    /// No limits, and whoever is connected is the client.
    public static final RateSettings OFF = new RateSettings(Rates.OFF, 0);
}
