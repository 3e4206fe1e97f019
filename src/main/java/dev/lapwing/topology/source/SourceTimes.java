package dev.lapwing.topology.source;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.watermark.WatermarkProgress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** From when to when the tasks of this process have heard of each configured source, for all of them together. */
public final class SourceTimes {
    /** Since when a source is known and how far it is settled, where anything came of it. */
    private record Course(long first, long watermark) {
        Course and(Course other) {
            return new Course(Math.min(first, other.first), Math.max(watermark, other.watermark));
        }
    }

    private final Map<String, Course> courses = new TreeMap<>();

    /** Takes up what one task knows. */
    public synchronized void note(String source, long first, long watermark) {
        courses.merge(source, new Course(first, watermark), Course::and);
    }

    /** The check of the health page that tells a source's first event. */
    public static String firstEventOf(String source) {
        return "first event of " + source;
    }

    /** The check of the health page that tells a source's watermark. */
    public static String watermarkOf(String source) {
        return "watermark of " + source;
    }

    /** What is known of each source as the health page tells it: times of ISO 8601; what is not known is left out. */
    public synchronized Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        courses.forEach((source, course) -> {
            if (course.first() != WatermarkProgress.NO_EVENT) {
                checks.put(firstEventOf(source), text(course.first()));
            }
            if (course.watermark() != EventTimes.NONE) {
                checks.put(watermarkOf(source), text(course.watermark()));
            }
        });
        return checks;
    }

    private static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
