package exchange.event.listing;

/**
 * Where a listing is, as the reference data resolved it on the day of entry, so that a replay never moves a place.
 *
 * @param district the name of the district (Kreis)
 * @param nuts the NUTS code of level 3, e.g. {@code DE143}
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 */
public record Region(
        String postalCode, String place, String district, String nuts, double latitude, double longitude) {}
