/// Links to frozen pages: who made them, how long they work, and how often they were opened. May
/// use `page`.
@NullMarked
package bellwether.desk.report.share;

import org.jspecify.annotations.NullMarked;
