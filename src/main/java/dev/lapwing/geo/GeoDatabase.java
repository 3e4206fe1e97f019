package dev.lapwing.geo;

import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.event.GeoPoint;
import dev.lapwing.event.IpAddress;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A file in the MaxMind DB format whose networks have a {@code location.latitude} and {@code .longitude}. */
public final class GeoDatabase implements GeoLocator, Closeable {
    /** So many networks are looked through for a first location; a file of cities has one in nearly each. */
    private static final int LOOKED_THROUGH = 1_000;

    private static final int IPV4 = 4;

    private final String name;
    private final Reader reader;

    private GeoDatabase(String name, Reader reader) {
        this.name = name;
        this.reader = reader;
    }

    /**
     * Reads a file into memory.
     *
     * @throws GeoDatabaseUnreadable when it cannot be read, is broken, or knows no locations
     */
    public static GeoDatabase open(Path file) {
        String name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw new GeoDatabaseUnreadable(name, "there is no such file");
        }
        GeoDatabase database = new GeoDatabase(name, reader(name, file));
        if (!database.knowsSomePlace()) {
            throw new GeoDatabaseUnreadable(
                    name,
                    database.type() + " has no location.latitude and location.longitude in its first " + LOOKED_THROUGH
                            + " networks; a database of cities has them");
        }
        return database;
    }

    /** What the file says it is, such as {@code GeoLite2-City}. */
    public String type() {
        return reader.getMetadata().databaseType();
    }

    /** When the file was made. */
    public Instant built() {
        return reader.getMetadata().buildTime();
    }

    /**
     * The place of an address.
     *
     * @throws GeoDatabaseUnreadable when the file turns out to be broken
     */
    @Override
    public Optional<GeoPoint> of(String address) {
        return IpAddress.parse(address).filter(this::mayHave).flatMap(this::find);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** In a file of IPv4 networks alone the reader would take the first bits of any other address for one of them. */
    private boolean mayHave(IpAddress address) {
        return reader.getMetadata().ipVersion() != IPV4 || address.four();
    }

    private Optional<GeoPoint> find(IpAddress address) {
        try {
            return Optional.ofNullable(reader.get(InetAddress.getByAddress(address.bytes()), Map.class))
                    .flatMap(entries -> new CityRecord(entries).place());
        } catch (IOException | RuntimeException e) {
            throw broken(name, e);
        }
    }

    private boolean knowsSomePlace() {
        try {
            @SuppressWarnings("rawtypes") // the reader is asked by class, and a class has no type arguments
            Networks<Map> networks = reader.networks(Map.class);
            for (int i = 0; i < LOOKED_THROUGH && networks.hasNext(); i++) {
                if (new CityRecord(networks.next().data()).place().isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (IOException | InvalidNetworkException | RuntimeException e) {
            throw broken(name, e);
        }
    }

    private static Reader reader(String name, Path file) {
        try {
            return new Reader(file.toFile(), Reader.FileMode.MEMORY);
        } catch (InvalidDatabaseException e) {
            throw broken(name, e);
        } catch (IOException e) {
            throw new GeoDatabaseUnreadable(name, "reading failed, " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw broken(name, e);
        }
    }

    /** The parser of the file throws many kinds of exception at bytes that it does not expect. */
    private static GeoDatabaseUnreadable broken(String name, Exception cause) {
        return new GeoDatabaseUnreadable(name, "it is no database in MaxMind's format, or a broken one", cause);
    }
}
