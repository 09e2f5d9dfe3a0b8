package exchange.web.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list, and where the next ones begin.
 *
 * @param next the cursor to pass back as {@code cursor}; null, and written as null, at the end
 */
@JsonInclude(Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String next) {}
