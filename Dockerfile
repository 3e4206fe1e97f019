# Builds Lapwing and packs it with nothing but a Java runtime.
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY build ./build
COPY src/main ./src/main
RUN mvn -B -q -Dquick package

FROM eclipse-temurin:17-jre
RUN groupadd --system --gid 10001 lapwing \
    && useradd --system --uid 10001 --gid lapwing --home-dir /opt/lapwing --no-create-home lapwing \
    && mkdir -p /var/lib/lapwing /etc/lapwing \
    && chown lapwing:lapwing /var/lib/lapwing
COPY --from=build /build/target/lapwing.jar /opt/lapwing/target/lapwing.jar
COPY --from=build /build/target/lib /opt/lapwing/target/lib
# What "lapwing sources" needs besides: the Connect worker.
COPY --from=build /build/target/lib-broker /opt/lapwing/target/lib-broker
COPY lapwing /opt/lapwing/lapwing
RUN ln -s /opt/lapwing/lapwing /usr/local/bin/lapwing
USER lapwing
# Configuration is mounted here, as lapwing.yml; secrets come from the environment or from mounted files.
WORKDIR /etc/lapwing
VOLUME /var/lib/lapwing
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=4 CMD ["lapwing", "health"]
ENTRYPOINT ["lapwing"]
CMD ["run"]
