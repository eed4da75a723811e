/**
 * Countries of Europe, one a line: country code, price zone, name; then, after semicolons, a part
 * of the country and the national prefixes it has (ranges with a hyphen). From the public numbering
 * plans; a selection large enough to be a realistic price list, not a register of every range.
 */
export const europe = `
30 B Greece; mobile 690-699; Athens 21; Thessaloniki 231
31 A Netherlands; mobile 61-65 68; Amsterdam 20; Rotterdam 10; The Hague 70; Utrecht 30; Eindhoven 40; Groningen 50; Tilburg 13; Breda 76; Nijmegen 24; Arnhem 26; Haarlem 23; Maastricht 43; Enschede 53
32 A Belgium; mobile 455 456 460 465-468 470-479 480-489 490-499; Brussels 2; Antwerp 3; Liege 4; Ghent 9; Bruges 50; Leuven 16; Charleroi 71
33 A France; mobile 6 73-78; Paris 1; North West 2; North East 3; South East 4; South West 5; non-geographic 9
34 A Spain; mobile 60-69 71-74; Madrid 91; Barcelona 93; Bilbao 944 946; Valencia 96; Seville 954 955; Malaga 951 952; Zaragoza 976; Balearic Islands 971; Las Palmas 928; Tenerife 922; Murcia 968; Alicante 965 966
350 C Gibraltar; mobile 54 56-58
351 A Portugal; mobile 91-93 96; Lisbon 21; Porto 22; Funchal 291; Faro 289; Coimbra 239; Braga 253
352 A Luxembourg; mobile 621 628 661 668 691 698
353 A Ireland; mobile 82 83 85-87 89; Dublin 1; Cork 21; Galway 91; Limerick 61; Waterford 51
354 B Iceland; mobile 6 7 8
355 D Albania; mobile 66-69; Tirana 4
356 B Malta; mobile 77 79 99
357 B Cyprus; mobile 94-97 99
358 B Finland; mobile 40-46 50; Helsinki 9; Tampere 3; Turku 2; Oulu 8
359 C Bulgaria; mobile 87-89 98 99; Sofia 2; Varna 52; Plovdiv 32; Burgas 56
36 A Hungary; mobile 20 30 31 50 70; Budapest 1; Debrecen 52; Szeged 62; Pecs 72
370 B Lithuania; mobile 60-69; Vilnius 5
371 B Latvia; mobile 20-29; Riga 66 67
372 B Estonia; mobile 50-58 81-84; Tallinn 6
373 D Moldova; mobile 60 62 67-69 76-79; Chisinau 22
374 D Armenia; mobile 33 41 43 44 49 55 77 91 93-99; Yerevan 10
375 E Belarus; mobile 25 29 33 44; Minsk 17
376 B Andorra; mobile 3 6
377 B Monaco; mobile 4 6
378 B San Marino; mobile 66
380 D Ukraine; mobile 39 50 63 66-68 73 91-99; Kyiv 44; Lviv 32; Odesa 48; Kharkiv 57; Dnipro 56
381 D Serbia; mobile 60-66 68 69; Belgrade 11; Novi Sad 21; Nis 18
382 D Montenegro; mobile 60 63 66-69; Podgorica 20
383 D Kosovo; mobile 43-45 48 49
385 B Croatia; mobile 91 92 95 97-99; Zagreb 1; Split 21; Rijeka 51
386 B Slovenia; mobile 30 31 40 41 51 64 65 68-71; Ljubljana 1
387 D Bosnia and Herzegovina; mobile 60-67; Sarajevo 33
389 D North Macedonia; mobile 70-72 74-79; Skopje 2
39 A Italy; mobile 320 322-324 327-331 333-340 342-351 353 360 362 363 366 368 370-375 377 379 380 383 385 388-393 397; Rome 06; Milan 02; Turin 011; Genoa 010; Naples 081; Palermo 091; Bologna 051; Florence 055; Venice 041; Verona 045; Bari 080; Catania 095; Trieste 040; Padua 049; Brescia 030; Bergamo 035
40 B Romania; mobile 71-78; Bucharest 21 31; Cluj-Napoca 264; Timisoara 256; Iasi 232; Constanta 241
41 A Switzerland; mobile 74-79; Zurich 43 44; Geneva 22; Basel 61; Bern 31; Lausanne 21; Lucerne 41; Lugano 91
420 A Czech Republic; mobile 601-608 702-706 720-739 770 773-779 790-799; Prague 2; Brno 54; Ostrava 59
421 A Slovakia; mobile 901-908 910-919 940 944 948-951; Bratislava 2; Kosice 55
423 B Liechtenstein; mobile 7
43 A Austria; mobile 650 660 664 665 667 670 676-678 680 681 686 688 690 699; Vienna 1; Graz 316; Salzburg 662; Innsbruck 512; Linz 732
45 A Denmark; mobile 20-31 40-42 50-53 60 61 71 81 91-93
46 A Sweden; mobile 70 72 73 76 79; Stockholm 8; Gothenburg 31; Malmo 40; Uppsala 18; Lund 46; Linkoping 13; Orebro 19
47 A Norway; mobile 4 9; Oslo 21-24; Bergen 55; Stavanger 51; Trondheim 73
48 A Poland; mobile 45 50 51 53 57 60 66 69 72 73 78 79 88; Warsaw 22; Krakow 12; Kielce 41; Rzeszow 17; Lublin 81; Lodz 42; Bialystok 85; Olsztyn 89; Gdansk 58; Szczecin 91; Bydgoszcz 52; Torun 56; Poznan 61; Wroclaw 71; Opole 77; Katowice 32; Czestochowa 34; Bielsko-Biala 33; Radom 48; Gliwice 323
49 A Germany; mobile 1511 1512 1514-1517 1520 1522 1523 1525 1526 1529 1570 1573 1575 1577-1579 1590 160 162 163 170-179; Berlin 30; Hamburg 40; Munich 89; Cologne 221; Frankfurt 69; Stuttgart 711; Dusseldorf 211; Dortmund 231; Essen 201; Leipzig 341; Bremen 421; Dresden 351; Hanover 511; Nuremberg 911; Duisburg 203; Bochum 234; Bielefeld 521; Bonn 228; Munster 251; Karlsruhe 721; Mannheim 621; Augsburg 821; Wiesbaden 611; Aachen 241; Kiel 431; Freiburg 761; Mainz 6131; Heidelberg 6221
298 B Faroe Islands; mobile 21-29 71-79
299 E Greenland; mobile 2 4 5
`;
