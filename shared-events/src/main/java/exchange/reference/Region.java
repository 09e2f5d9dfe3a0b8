package exchange.reference;

/**
 * A region of the EU's nomenclature of territorial units (NUTS).
 *
 * @param code {@code DE}, a Land ({@code DE1}), a government region ({@code DE14}) or a district ({@code DE143}); what is
 *     inside a region begins with its code
 * @param labelDe the German name, never empty
 * @param labelEn the English name, never empty
 */
public record Region(String code, String labelDe, String labelEn) {

    /** The level, 0 (country) to 3 (district). */
    public int level() {
        return code.length() - 2;
    }

    /** Whether {@code other} is this region or lies inside it. */
    public boolean covers(String other) {
        return other.startsWith(code);
    }
}
