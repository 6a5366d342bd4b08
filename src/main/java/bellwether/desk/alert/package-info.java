/// Alerts: what users are notified of, and by which channels. May use `platform`, and what happens
/// below: jobs, imports, refreshes, providers.
@NullMarked
package bellwether.desk.alert;

import org.jspecify.annotations.NullMarked;
