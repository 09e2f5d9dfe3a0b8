package exchange.query.progress;

import exchange.query.model.ReadModels;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How far each read model is, as figures. */
@Component
class ReadModelMetrics implements MeterBinder {

    private static final String MODEL = "model";

    private final ReadModels models;

    ReadModelMetrics(ReadModels models) {
        this.models = models;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : models.names()) {
            Gauge.builder("exchange.readmodel.lag", () -> models.status(name).lag())
                    .description("Events that the read model has not seen")
                    .tag(MODEL, name)
                    .register(registry);
            Gauge.builder(
                            "exchange.readmodel.position",
                            () -> models.status(name).position())
                    .description("Position of the last event that the read model has seen")
                    .tag(MODEL, name)
                    .register(registry);
            Gauge.builder("exchange.dead.letters", () -> models.status(name).parked())
                    .description("Events that the read model could not take")
                    .tag(MODEL, name)
                    .register(registry);
        }
    }
}
