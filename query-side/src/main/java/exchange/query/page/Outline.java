package exchange.query.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The outlines of the Länder for pictures, and where a place is among them: a plain projection, in which Germany is some 610 by 800. */
@Component
public class Outline {

    private static final double WEST = 5.5;
    private static final double NORTH = 55.2;
    private static final double PER_LONGITUDE = 63;
    private static final double PER_LATITUDE = 100;
    private static final double KILOMETRES_PER_LATITUDE = 111.2;

    private final List<String> paths;

    Outline() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new ClassPathResource("exchange/pages/laender.tsv").getInputStream(), StandardCharsets.UTF_8))) {
            paths = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2)[1])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A path of SVG for each Land. */
    public List<String> paths() {
        return paths;
    }

    /** From the left, by degrees of longitude. */
    public static double x(double longitude) {
        return (longitude - WEST) * PER_LONGITUDE;
    }

    /** From above, by degrees of latitude. */
    public static double y(double latitude) {
        return (NORTH - latitude) * PER_LATITUDE;
    }

    /** The length of a distance. */
    public static double length(double kilometres) {
        return kilometres / KILOMETRES_PER_LATITUDE * PER_LATITUDE;
    }
}
