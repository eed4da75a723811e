/** Countries of Africa, written like those of Europe. */
export const africa = `
20 D Egypt; mobile 10-12 15; Cairo 2; Alexandria 3; Giza 35; Port Said 66
211 E South Sudan; mobile 91 92 95 97 98
212 E Morocco; mobile 6 7; Casablanca 522; Rabat 537; Marrakesh 524; Tangier 539
213 D Algeria; mobile 5-7; Algiers 21 23; Oran 41
216 E Tunisia; mobile 2 4 5 9; Tunis 71
218 E Libya; mobile 91 92 94 95; Tripoli 21; Benghazi 61
220 E Gambia; mobile 2 3 5-7 9
221 E Senegal; mobile 70 75-78; Dakar 338
222 E Mauritania; mobile 2-4
223 E Mali; mobile 5-9
224 E Guinea; mobile 6
225 E Ivory Coast; mobile 01 05 07
226 E Burkina Faso; mobile 5-7
227 E Niger; mobile 8 9
228 E Togo; mobile 7 9
229 E Benin; mobile 0140-0146 0150-0169 0190-0199
230 C Mauritius; mobile 5
231 E Liberia; mobile 55 77 88
232 E Sierra Leone; mobile 25 30-34 75-79 88 99
233 D Ghana; mobile 20 23 24 26-28 50 53-57 59; Accra 302; Kumasi 322
234 D Nigeria; mobile 701-709 802-818 901-909 911-916; Lagos 1; Abuja 9; Ibadan 2; Kano 64; Port Harcourt 84
235 E Chad; mobile 6 9
236 E Central African Republic; mobile 7
237 E Cameroon; mobile 6
238 E Cape Verde; mobile 5 9
239 F Sao Tome and Principe; mobile 9
240 E Equatorial Guinea; mobile 2 5
241 E Gabon; mobile 06 07
242 E Congo; mobile 04-06
243 E Democratic Republic of the Congo; mobile 80-85 89-91 97-99
244 D Angola; mobile 91-95 99; Luanda 222
245 F Guinea-Bissau; mobile 95 96
246 F Diego Garcia
247 F Ascension Island
248 F Seychelles; mobile 2
249 E Sudan; mobile 90-96 99; Khartoum 183
250 E Rwanda; mobile 72 73 78 79
251 E Ethiopia; mobile 7 9; Addis Ababa 11
252 E Somalia; mobile 61-63 65 66 68 69 77 90
253 E Djibouti; mobile 77
254 D Kenya; mobile 10 11 70-72 74-76 78 79 110-115; Nairobi 20; Mombasa 41; Kisumu 57
255 E Tanzania; mobile 61 62 65-69 71-78; Dar es Salaam 22; Arusha 27; Zanzibar 24
256 E Uganda; mobile 70 71 74-79; Kampala 414
257 E Burundi; mobile 6 7
258 E Mozambique; mobile 82-87; Maputo 21
260 E Zambia; mobile 76 77 95-97; Lusaka 211
261 E Madagascar; mobile 32-34 38; Antananarivo 2022
262 D Reunion; mobile 692 693; Mayotte 269
263 E Zimbabwe; mobile 71 73 77 78; Harare 242; Bulawayo 292
264 D Namibia; mobile 60 81 85; Windhoek 61
265 E Malawi; mobile 8 9
266 E Lesotho; mobile 5 6
267 E Botswana; mobile 71-77; Gaborone 3
268 E Eswatini; mobile 76-79
269 F Comoros; mobile 3 4
27 C South Africa; mobile 60-68 71-74 76 78 79 81-85; Johannesburg 10 11; Pretoria 12; Cape Town 21; Durban 31; Port Elizabeth 41; Bloemfontein 51; East London 43
290 F Saint Helena
291 E Eritrea; mobile 7
`;
