package exchange.query.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference as it is read out: its digits in groups, then the check digit.
 *
 * @param groups of three digits at most, the first may be shorter
 * @param check null if there is none
 */
record SpokenReference(
        String reference, List<String> groups, @Nullable String check) {

    private static final int GROUP = 3;

    static SpokenReference of(String reference) {
        int dash = reference.lastIndexOf('-');
        String number = dash < 0 ? reference : reference.substring(0, dash);
        List<String> groups = new ArrayList<>();
        for (int end = number.length(); end > 0; end -= GROUP) {
            groups.addFirst(number.substring(Math.max(0, end - GROUP), end));
        }
        return new SpokenReference(reference, groups, dash < 0 ? null : reference.substring(dash + 1));
    }
}
