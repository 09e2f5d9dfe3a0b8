package exchange.reference;

/** What lies between two parallels and two meridians, in degrees (WGS 84); nothing at first. */
public final class Area {

    /** Far more than double arithmetic loses on a distance, as a share of it and in kilometres. */
    private static final double ROUNDING = 1e-6;

    private double south = Double.POSITIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;
    private double west = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;

    /** The cosine of the latitude nearest to a pole. */
    private double narrowest = 1;

    /** Becomes as large as it must be to contain a position. */
    public void add(double latitude, double longitude) {
        add(latitude, latitude, longitude, longitude);
    }

    /** Becomes as large as it must be to contain another one. */
    public void add(Area other) {
        add(other.south, other.north, other.west, other.east);
    }

    private void add(double otherSouth, double otherNorth, double otherWest, double otherEast) {
        south = Math.min(south, otherSouth);
        north = Math.max(north, otherNorth);
        west = Math.min(west, otherWest);
        east = Math.max(east, otherEast);
        narrowest = Math.min(Math.cos(Math.toRadians(south)), Math.cos(Math.toRadians(north)));
    }

    /**
     * A distance than which none between a position and one of this area is shorter, as {@link Places#kilometresBetween} finds it: it is
     * measured straight through the earth, and rounded down.
     *
     * @return kilometres, 0 or more
     */
    public double kilometresAtLeast(double latitude, double longitude) {
        if (south > north) {
            return 0;
        }
        double northward = halfChord(Math.max(south - latitude, latitude - north));
        double gap = Math.max(west - longitude, longitude - east);
        double around = 360 - Math.max(east - longitude, longitude - west);
        double eastward = halfChord(Math.min(gap, around));
        double widths = Math.max(0, Math.cos(Math.toRadians(latitude)) * narrowest);
        double haversine = northward * northward + widths * eastward * eastward;
        return Math.max(0, 2 * Places.EARTH_RADIUS_KM * Math.sqrt(haversine) * (1 - ROUNDING) - ROUNDING);
    }

    /** Of an angle in degrees, on a circle with a radius of 1; 0 for one that is not above 0. */
    private static double halfChord(double degrees) {
        return degrees <= 0 ? 0 : Math.sin(Math.toRadians(degrees) / 2);
    }
}
