/// Watchlists: an owner's lists of tickers with notes, and the collections that group them. A
/// ticker that is not stored is kept and says so. Others ask `ListMembership`. May use `market` and
/// `platform`; verdicts, alerts and detections come as functions of the composition root.
@NullMarked
package bellwether.desk.watchlist;

import org.jspecify.annotations.NullMarked;
