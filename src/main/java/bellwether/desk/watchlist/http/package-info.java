/// The routes of watchlists, their entries and collections.
@NullMarked
package bellwether.desk.watchlist.http;

import org.jspecify.annotations.NullMarked;
