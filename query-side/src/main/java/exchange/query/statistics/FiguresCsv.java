package exchange.query.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
import exchange.query.statistics.Gaps.Balance;
import exchange.query.statistics.Gaps.District;
import exchange.query.statistics.Gaps.Week;
import exchange.query.statistics.ServiceLevels.ByUrgency;
import exchange.query.statistics.ServiceLevels.Span;
import exchange.query.statistics.ServiceLevels.Times;
import exchange.query.statistics.SupplyDemand.Line;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes figures as RFC 4180, the first line names the columns as the API does. Numbers are plain, amounts in single units. */
final class FiguresCsv {

    private final Writer target;
    private final CsvWriter csv;

    FiguresCsv(Writer target) {
        this.target = target;
        this.csv = CsvWriter.builder().build(target);
    }

    void supplyDemand(SupplyDemand figures) throws IOException {
        csv.writeRecord(
                "product",
                "label",
                "unit",
                "from",
                "until",
                "offers",
                "supplyStock",
                "supplyCapacity",
                "supplyTotal",
                "requests",
                "demandStock",
                "demandCapacity",
                "demandTotal",
                "balance",
                "coverage",
                "later");
        for (Line line : figures.items()) {
            csv.writeRecord(
                    line.product(),
                    line.label(),
                    line.unit().name(),
                    figures.from().toString(),
                    figures.until().toString(),
                    text(line.supply().listings()),
                    text(line.supply().stock()),
                    text(line.supply().capacity()),
                    text(line.supply().total()),
                    text(line.demand().listings()),
                    text(line.demand().stock()),
                    text(line.demand().capacity()),
                    text(line.demand().total()),
                    text(line.balance()),
                    line.coverage() == null ? "" : String.format(Locale.ROOT, "%.4f", line.coverage()),
                    text(line.later()));
        }
        end();
    }

    void gaps(Gaps gaps) throws IOException {
        csv.writeRecord(
                "product", "unit", "district", "label", "weekFrom", "weekUntil", "supply", "demand", "gap", "listings");
        for (District district : gaps.items()) {
            for (int week = 0; week < gaps.weeks().size(); week++) {
                Week span = gaps.weeks().get(week);
                Balance balance = district.weeks().get(week);
                csv.writeRecord(
                        Objects.toString(gaps.product(), ""),
                        Objects.toString(gaps.unit(), ""),
                        district.code(),
                        district.label(),
                        span.from().toString(),
                        span.until().toString(),
                        text(balance.supply()),
                        text(balance.demand()),
                        text(balance.gap()),
                        text(district.listings()));
            }
        }
        end();
    }

    void serviceLevels(ServiceLevels levels) throws IOException {
        csv.writeRecord("span", "from", "until", "urgency", "published", "p50Seconds", "p95Seconds", "waiting");
        write("overall", "", "", "", levels.overall(), text(levels.waiting()));
        write("lately", levels.lately(), "");
        for (ByUrgency each : levels.urgencies()) {
            write(
                    "lately",
                    levels.lately().withTimes(each.times()),
                    each.urgency().name());
        }
        for (Span week : levels.weeks()) {
            write("week", week, "");
        }
        for (Span day : levels.days()) {
            write("day", day, "");
        }
        end();
    }

    private void write(String name, Span span, String urgency) {
        write(name, span.from().toString(), span.until().toString(), urgency, span.times(), "");
    }

    private void write(String name, String from, String until, String urgency, Times times, String waiting) {
        csv.writeRecord(
                name,
                from,
                until,
                urgency,
                text(times.published()),
                text(times.p50Seconds()),
                text(times.p95Seconds()),
                waiting);
    }

    private void end() throws IOException {
        csv.flush();
        target.flush();
    }

    private static String text(@Nullable Number number) {
        return number == null ? "" : number.toString();
    }
}
