package dev.lapwing.cli.rules;

import java.util.List;

/**
 * What an example did that it should not have done.
 *
 * @param why how near the rules came to firing, or by what margin they fired, a line each
 */
record ExampleFailure(String sentence, List<String> why) {
    ExampleFailure {
        why = List.copyOf(why);
    }

    static ExampleFailure of(String sentence) {
        return new ExampleFailure(sentence, List.of());
    }
}
