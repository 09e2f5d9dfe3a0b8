package exchange.reference;

import org.jspecify.annotations.Nullable;

/**
 * Something that can be offered or asked for.
 *
 * @param code a word of the own top layer ({@code ffp2-mask}) or an eight-digit CPV code
 * @param parent the code of the next wider product, null for a root
 * @param labelDe the German name, never empty
 * @param labelEn the English name, never empty
 */
public record Product(String code, @Nullable String parent, String labelDe, String labelEn) {

    /** Whether this product belongs to the own top layer of scarce goods rather than to the CPV. */
    public boolean own() {
        return !Character.isDigit(code.charAt(0));
    }
}
