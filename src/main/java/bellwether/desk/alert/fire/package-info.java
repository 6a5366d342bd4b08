/// Alerts: what rules and scans have found, whom it was told, and what its owner made of it.
@NullMarked
package bellwether.desk.alert.fire;

import org.jspecify.annotations.NullMarked;
