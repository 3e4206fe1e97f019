package dev.lapwing.replay.input;

import dev.lapwing.normalize.RowReading;
import dev.lapwing.replay.layout.Layout;
import dev.lapwing.replay.layout.Utf8Share;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The inputs of a replay, one after the other, as blocks of lines for whoever asks next.
 *
 * <p>An input that cannot be read to its end is told in {@link #problems()}; the others are read all the same.
 */
public final class ReplayInput implements Closeable {
    private static final int BLOCK = 1024 * 1024;

    private final List<Input> inputs;
    private final Optional<Charset> charset;
    private final Optional<RowReading> format;
    private final Function<Optional<RowReading>, Optional<String>> instance;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int opened;
    private InputHead head = InputHead.UNKNOWN;
    private Optional<LineCutter> open = Optional.empty();
    private Optional<Consumer<LineBlock>> polls = Optional.empty();

    /**
     * Inputs, not opened yet; how each is packed, written and laid out its first bytes tell.
     *
     * @param format how the rows of all of them are read; where empty, each one's first rows tell
     * @param instance the source of all of them; where empty, it is called like the format, and polls like the log that they look at
     */
    public ReplayInput(InputFiles files, Optional<RowReading> format, Optional<String> instance) {
        this(files, format, rows -> instance);
    }

    /**
     * Inputs, not opened yet.
     *
     * @param instance tells for how the rows of one are read, as soon as that is known, which source it is of
     */
    public ReplayInput(
            InputFiles files, Optional<RowReading> format, Function<Optional<RowReading>, Optional<String>> instance) {
        InputList list = InputList.of(files);
        this.inputs = list.inputs();
        this.charset = files.charset();
        this.problems.addAll(list.problems());
        this.notes.addAll(list.notes());
        this.format = format;
        this.instance = instance;
    }

    /** What kept inputs from being read to their end, a sentence each. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** What people should know of inputs that are in order. */
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * The sources of which there are both rows and polls, as the beginnings of the inputs tell; the standard input and
     * pipes show theirs only once.
     */
    public synchronized Set<String> polledSources() {
        Set<String> ofRows = new HashSet<>();
        Set<String> ofPolls = new HashSet<>();
        for (int index = 0; index < inputs.size(); index++) {
            InputHead begins = peek(index);
            (begins.isPolls() ? ofPolls : ofRows).add(begins.instance());
        }
        ofPolls.retainAll(ofRows);
        return ofPolls;
    }

    /** Whether the last input was opened, so that all instances are known. */
    public synchronized boolean allOpened() {
        return opened == inputs.size();
    }

    public static LineBlock newBlock() {
        return new LineBlock(BLOCK);
    }

    /**
     * Lets what polls saw be taken by one reader, in its order, while the others read the rest; to be called before them.
     */
    public synchronized void pollsTo(Consumer<LineBlock> reader) {
        polls = Optional.of(reader);
    }

    /** Fills the block with the next lines of any input; false when all inputs are at their end. */
    public synchronized boolean next(LineBlock block) {
        while (open.isPresent() || opened < inputs.size()) {
            if (open.isEmpty()) {
                open(opened++);
            } else if (!open.get().next(block)) {
                finish(open.get());
            } else if (recognised(block)) {
                block.of(head);
                if (polls.isEmpty() || !head.isPolls()) {
                    return true;
                }
                polls.get().accept(block);
            } else {
                abandon();
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        abandon();
    }

    /** An input that cannot be opened is told when its turn comes. */
    private InputHead peek(int index) {
        Input input = inputs.get(index);
        if (format.isPresent() || !input.opensAgain()) {
            return headOf(index, Layout.LINES, format);
        }
        LineBlock block = newBlock();
        Optional<RowReading> guessed = Optional.empty();
        try (LineCutter cutter = cutter(input)) {
            if (cutter.next(block)) {
                guessed = FormatGuess.of(block).format().map(RowReading::of);
            }
        } catch (IOException e) {
            guessed = Optional.empty();
        }
        return headOf(index, Layout.LINES, guessed);
    }

    private InputHead headOf(int index, Layout layout, Optional<RowReading> reading) {
        Input input = inputs.get(index);
        Optional<String> source = input.source().or(() -> instance.apply(reading));
        return InputHead.of(index, input.name(), layout, reading, source);
    }

    private LineCutter cutter(Input input) throws IOException {
        if (format.filter(RowReading::isText).isPresent()) {
            return new LineCutter(InputText.lines(input.opener().open(), charset));
        }
        boolean anyJson =
                format.filter(reading -> reading.word().equals(RowReading.JSON)).isPresent();
        return new LineCutter(InputText.of(input.opener().open(), charset, anyJson));
    }

    private void open(int index) {
        Input input = inputs.get(index);
        head = headOf(index, Layout.LINES, format);
        try {
            LineCutter cutter = cutter(input);
            head = headOf(index, cutter.layout(), format);
            open = Optional.of(cutter);
        } catch (NotRead e) {
            problems.add(input.name() + " " + e.getMessage() + ".");
        } catch (IOException e) {
            problems.add(input.name() + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private void finish(LineCutter cutter) {
        if (cutter.failure().isPresent()) {
            problems.add(head.name() + ": " + cutter.failure().get().getMessage() + "; " + cutter.reach() + ".");
        } else if (cutter.isEmpty()) {
            notes.add(head.name() + " is empty.");
        }
        abandon();
    }

    private boolean recognised(LineBlock block) {
        noteEncoding(block);
        if (head.format().isPresent() || block.isTooLong()) {
            return true;
        }
        FormatGuess guess = FormatGuess.of(block);
        if (guess.failed()) {
            problems.add(head.name()
                    + (block.hasZero()
                            ? " is no text file."
                            : ": none of the first rows is in a format that is known; --format names one."));
            return false;
        }
        Optional<RowReading> guessed = guess.format().map(RowReading::of);
        head = headOf(head.index(), head.layout(), guessed);
        return true;
    }

    /** Broken places are mended row by row; where all letters are broken, what was read is not what was written. */
    private void noteEncoding(LineBlock block) {
        boolean looksLikeText = block.firstLine() == 1 && !block.hasZero();
        Utf8Share utf8 = looksLikeText ? block.utf8() : Utf8Share.ALL;
        if (utf8 == Utf8Share.NONE) {
            problems.add(
                    head.name() + " is not UTF-8 but in another encoding, so that its letters beyond ASCII are lost;"
                            + " --encoding windows-1252, or another name, reads it as it was meant.");
        } else if (utf8 == Utf8Share.MOST) {
            notes.add(head.name() + " is not all UTF-8; what is broken was read as U+FFFD.");
        }
    }

    private void abandon() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            notes.add(head.name() + " could not be closed: " + e.getMessage() + ".");
        }
        open = Optional.empty();
    }
}
