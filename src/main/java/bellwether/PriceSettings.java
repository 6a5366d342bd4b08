package bellwether;

import bellwether.market.feeds.ProviderSettings;
import bellwether.market.refresh.RefreshSettings;

/// Where prices come from, and until when they can be traded at.
///
/// @param sampleData whether an empty database gets the sample symbols at the first start
/// @param providers whom to ask for prices that are missing
/// @param refresh whether and when that is done by itself
/// @param staleSessions after how many sessions prices are too old for a plan
record PriceSettings(
        boolean sampleData,
        ProviderSettings providers,
        RefreshSettings refresh,
        int staleSessions) {}
