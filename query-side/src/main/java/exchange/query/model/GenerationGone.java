package exchange.query.model;

/** A generation was dropped under whoever still wanted to write it. */
final class GenerationGone extends RuntimeException {

    GenerationGone(Generation generation) {
        super(generation.processor() + " was dropped");
    }
}
