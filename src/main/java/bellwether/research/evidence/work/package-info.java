/// Marks plans: loads bars, walks what is due, and keeps it. May use the module's parts but `http`.
@NullMarked
package bellwether.research.evidence.work;

import org.jspecify.annotations.NullMarked;
