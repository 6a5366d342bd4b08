/// The rows of watchlists, their entries and collections.
@NullMarked
package bellwether.desk.watchlist.store;

import org.jspecify.annotations.NullMarked;
