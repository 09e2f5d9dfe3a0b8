package exchange.reference;

/**
 * A place with one of its postal codes.
 *
 * @param postalCode five digits
 * @param place the name, with the suffix that belongs to it ({@code Freiburg im Breisgau})
 * @param district the official label of its district ({@code Zollernalbkreis}, {@code Stuttgart, Stadtkreis})
 * @param nuts that district's NUTS-3 code, five characters
 * @param latitude degrees north (WGS 84); a city's postal codes all carry the city's centre, a small place the position of
 *     the next known one
 * @param longitude degrees east (WGS 84)
 */
public record Place(String postalCode, String place, String district, String nuts, double latitude, double longitude) {}
