package dev.lapwing.detect.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The signals of a group in order, in pages: full pages are stored once, only the newest page is open.
 *
 * <p>So a group that gets events without end costs one small write for each, however many it keeps.
 */
public final class SignalLog {
    /** Signals of a full page. */
    public static final int PAGE_SIZE = 64;

    /** How heavy a page gets before another one is opened, however few its signals are; it is a record of a topic. */
    static final int PAGE_WEIGHT = 128 * 1024;

    private final List<SignalPage> pages = new ArrayList<>();
    private final List<Integer> removed = new ArrayList<>();
    private int nextNumber;

    /** Takes up a stored page; pages come in order. */
    public void restore(SignalPage page) {
        pages.add(page);
        page.signals.forEach(logged -> logged.page = page);
        nextNumber = Math.max(nextNumber, page.number + 1);
    }

    /** Gives new pages numbers from this one on, if theirs would be smaller. */
    public void numberFrom(int next) {
        nextNumber = Math.max(nextNumber, next);
    }

    /** The number that the next page gets. */
    public int nextNumber() {
        return nextNumber;
    }

    /** Whether an equal signal is there. */
    public boolean contains(Signal signal) {
        if (pages.isEmpty() || last().last().compareTo(signal) < 0) {
            return false;
        }
        SignalPage page = pageFor(signal);
        int at = placeIn(page, signal);
        return at < page.signals.size() && page.signals.get(at).signal.compareTo(signal) == 0;
    }

    /** Puts a signal in its place by time and id. */
    public void insert(LoggedSignal logged) {
        if (pages.isEmpty()) {
            pages.add(new SignalPage(nextNumber++));
        }
        SignalPage page = pageFor(logged.signal);
        if (page == last()
                && reaches(page, PAGE_SIZE, PAGE_WEIGHT)
                && page.last().compareTo(logged.signal) < 0) {
            page.changed = true;
            page = new SignalPage(nextNumber++);
            pages.add(page);
        }
        page.add(placeIn(page, logged.signal), logged);
        page.changed = true;
        if (reaches(page, 2 * PAGE_SIZE + 1, 2 * PAGE_WEIGHT) && page.signals.size() > 1) {
            split(page);
        }
    }

    /** Drops the signals that no rule needs any more, whole pages at a time, single ones where the page is open. */
    public void purge() {
        for (SignalPage page : List.copyOf(pages)) {
            if (page.signals.stream().allMatch(logged -> logged.uses == 0)) {
                remove(page);
            } else if (page == last() || page.changed) {
                page.signals.removeIf(logged -> logged.uses == 0);
                page.weigh();
            }
        }
    }

    /** Takes out the signals that were pushed out by others. */
    public void drop(LoggedSignal logged) {
        SignalPage page = logged.page;
        if (page != null && page.remove(logged)) {
            page.changed = true;
            if (page.signals.isEmpty()) {
                remove(page);
            }
        }
    }

    /** Calls an action for each signal, in order; it may remove the one at hand. */
    public void forEach(Consumer<LoggedSignal> action) {
        pages.forEach(page -> List.copyOf(page.signals).forEach(action));
    }

    /** About how many bytes of memory the signals take. */
    public long weight() {
        return pages.stream().mapToLong(page -> page.weight).sum();
    }

    /** Counts the weight of all signals, once it is known how many rules use them. */
    public void weigh() {
        pages.forEach(page -> {
            page.signals.forEach(LoggedSignal::weigh);
            page.weigh();
        });
    }

    /** The page that takes the newest signals; it is stored with the group's head. */
    public List<LoggedSignal> openPage() {
        return pages.isEmpty() ? List.of() : last().signals;
    }

    /** The number of the page that takes the newest signals. */
    public int openPageNumber() {
        return pages.isEmpty() ? nextNumber : last().number;
    }

    /** Closed pages that differ from what is stored; forgets that they do. */
    public List<SignalPage> takeChanged() {
        List<SignalPage> changed = new ArrayList<>();
        for (SignalPage page : pages) {
            if (page.changed && page != last()) {
                changed.add(page);
                page.changed = false;
            }
        }
        return changed;
    }

    /** Numbers of pages that are gone; forgets them. */
    public List<Integer> takeRemoved() {
        List<Integer> numbers = List.copyOf(removed);
        removed.clear();
        return numbers;
    }

    /** The page before an open one that goes is open again: what is stored of it no longer counts. */
    private void remove(SignalPage page) {
        pages.remove(page);
        removed.add(page.number);
        if (!pages.isEmpty()) {
            last().changed = true;
        }
    }

    private static boolean reaches(SignalPage page, int signals, int weight) {
        return page.signals.size() >= signals || page.weight >= weight;
    }

    private SignalPage last() {
        return pages.get(pages.size() - 1);
    }

    private SignalPage pageFor(Signal signal) {
        int at = pages.size() - 1;
        while (at > 0 && pages.get(at).first().compareTo(signal) > 0) {
            at--;
        }
        return pages.get(at);
    }

    private static int placeIn(SignalPage page, Signal signal) {
        int low = 0;
        int high = page.signals.size();
        if (high == 0 || page.last().compareTo(signal) < 0) {
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (page.signals.get(middle).signal.compareTo(signal) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void split(SignalPage page) {
        SignalPage second = new SignalPage(nextNumber++);
        int half = Math.min(PAGE_SIZE, page.signals.size() / 2);
        List<LoggedSignal> moved = page.signals.subList(half, page.signals.size());
        moved.forEach(logged -> second.add(second.signals.size(), logged));
        moved.clear();
        page.weigh();
        second.changed = true;
        pages.add(pages.indexOf(page) + 1, second);
    }
}
